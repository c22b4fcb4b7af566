import { Inject, Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { CONFIG, type Config } from '../config.js';
import { mayTakeBack, type ConsentMember } from '../contract/consent-ages.js';
import type { DisclosureView, RecordDisclosure, WithdrawDisclosure } from '../contract/disclosures.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson } from '../households/reading.js';
import { DirectoryService } from '../organisations/directory.service.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { checkGivers, checkPeriod, checkWhole } from './disclosure-rules.js';
import { Disclosure, DisclosureGiver } from './disclosure.entity.js';
import { DISCLOSURES, ONE_DISCLOSURE } from './disclosure.sql.js';

/** Who may know what of whom, and why: recorded, withdrawn, never removed. */
@Injectable()
export class DisclosuresService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(scope: HouseholdScope): Promise<DisclosureView[]> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), DISCLOSURES, { what: 'disclosure' })) as DisclosureView[];
  }

  async record(scope: HouseholdScope, input: RecordDisclosure): Promise<DisclosureView> {
    const today = this.clock.today();
    const consent = input.legalBasis === 'consent';
    const draft = {
      memberId: input.memberId ?? null,
      toOrganisationId: input.toOrganisationId ?? null,
      toProfessionalId: input.toProfessionalId ?? null,
      legalBasis: input.legalBasis,
      givenBy: input.givenBy ?? [],
      givenOn: input.givenOn ?? (consent ? today : null),
      givenHow: input.givenHow ?? null,
      from: input.from ?? today,
      until: input.until ?? null,
    };
    checkWhole(draft);
    checkPeriod(draft, today, this.config.consentDays);
    const { givenBy, from, until, ...facts } = draft;
    const about = draft.memberId ? await this.member(scope, draft.memberId) : null;
    if (about && consent) checkGivers(about, await Promise.all(givenBy.map((id) => this.member(scope, id))), draft.givenOn!);
    if (!(await this.isKnown(draft))) throw new BrokenRule('disclosure.unknown-recipient');
    const { householdId } = scope;
    const id = newId();
    const { domains, purpose, words = null } = input;
    const recordedBy = scope.actor.professionalId;
    await this.work.manager.insert(Disclosure, { householdId, id, ...facts, domains, purpose, words, startsOn: from, endsOn: until, recordedBy });
    if (givenBy.length > 0) await this.work.manager.insert(DisclosureGiver, givenBy.map((memberId) => ({ householdId, disclosureId: id, memberId })));
    return this.view(scope, id);
  }

  /** By those who direct, and by those to whom it was disclosed: whoever hears it records it. */
  async withdraw(scope: HouseholdScope, id: string, version: number, input: WithdrawDisclosure): Promise<DisclosureView> {
    const today = this.clock.today();
    const { householdId, actor } = scope;
    const disclosure = await this.work.manager.findOneBy(Disclosure, { householdId, id });
    const mine = disclosure && (disclosure.toProfessionalId === actor.professionalId || disclosure.toOrganisationId === actor.organisationId);
    if (!disclosure || !(scope.mayDirect || mine)) throw new BrokenRule('not-found');
    if (disclosure.version === version) await this.checkWithdrawal(scope, disclosure, input);
    await changeVersioned(this.work.manager, Disclosure, { householdId, id }, version, {
      withdrawnOn: today,
      withdrawnByMemberId: input.byMemberId ?? null,
      withdrawnHow: input.how ?? null,
      withdrawalRecordedBy: actor.professionalId,
    });
    return this.view(scope, id);
  }

  private async checkWithdrawal(scope: HouseholdScope, disclosure: Disclosure, { byMemberId, how }: WithdrawDisclosure): Promise<void> {
    const today = this.clock.today();
    if (disclosure.withdrawnOn !== null) throw new BrokenRule('disclosure.already-withdrawn');
    if (disclosure.endsOn !== null && disclosure.endsOn <= today) throw new BrokenRule('disclosure.already-over');
    if (disclosure.legalBasis !== 'consent') {
      if (byMemberId || how) throw new BrokenRule('disclosure.only-consent-is-given');
      return;
    }
    if (!byMemberId || !how) throw new BrokenRule('disclosure.withdrawal-incomplete');
    const givers = await this.work.manager.findBy(DisclosureGiver, { householdId: scope.householdId, disclosureId: disclosure.id });
    const about = await this.member(scope, disclosure.memberId!);
    const by = await this.member(scope, byMemberId);
    if (!mayTakeBack(about, givers.map(({ memberId }) => memberId), by, today)) throw new BrokenRule('disclosure.not-theirs-to-withdraw');
  }

  /** Also somebody who no longer lives there: a parent who moved out can still have authority. */
  private async member(scope: HouseholdScope, id: string): Promise<ConsentMember> {
    const [found] = await this.work.manager.query<ConsentMember[]>(
      `select m.id, m.role, p.birth_date::text as "birthDate" from member m join person p on p.id = m.person_id where m.household_id = $1 and m.id = $2`,
      [scope.householdId, id],
    );
    if (!found) throw new BrokenRule('member.unknown');
    return found;
  }

  private async isKnown({ toOrganisationId, toProfessionalId }: Pick<Disclosure, 'toOrganisationId' | 'toProfessionalId'>): Promise<boolean> {
    if (toProfessionalId) return (await this.directory.available(toProfessionalId)) !== undefined;
    return this.work.manager.existsBy(Organisation, { id: toOrganisationId! });
  }

  private async view(scope: HouseholdScope, id: string): Promise<DisclosureView> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), ONE_DISCLOSURE, { id })) as DisclosureView;
  }
}
