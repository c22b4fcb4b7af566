import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { MOST_INVITEES } from '../contract/breakthrough-words.js';
import type { BreakthroughView, ChangeInvitee, InviteToTable } from '../contract/breakthroughs.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NoticesService } from '../notices/notices.service.js';
import { DirectoryService } from '../organisations/directory.service.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import { newId } from '../shared/identifier.js';
import { inviteeKey, organisationNamed } from './breakthrough-rules.js';
import { Breakthrough, BreakthroughInvitee } from './breakthrough.entity.js';
import { BreakthroughsService } from './breakthroughs.service.js';

type Who = Pick<BreakthroughInvitee, 'key' | 'professionalId' | 'organisationId' | 'organisationName' | 'function'>;

/** Who is asked to the table. Somebody who may decide there often has no account: then organisation and function are enough. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly breakthroughs: BreakthroughsService,
    private readonly directory: DirectoryService,
    private readonly notices: NoticesService,
  ) {}

  /** Throws `breakthrough.settled`, `breakthrough.invitee-incomplete`, `breakthrough.invitee-unknown`, `breakthrough.already-invited`, `breakthrough.too-many-invitees`. */
  async invite(scope: HouseholdScope, breakthroughId: string, { decides, ...input }: InviteToTable): Promise<BreakthroughView> {
    const { householdId, actor } = scope;
    const { manager } = this.work;
    await this.breakthroughs.locked(householdId, breakthroughId, true);
    const who = await this.whoIs(input);
    if (await manager.existsBy(BreakthroughInvitee, { householdId, breakthroughId, key: who.key })) throw new BrokenRule('breakthrough.already-invited');
    if ((await manager.countBy(BreakthroughInvitee, { householdId, breakthroughId })) >= MOST_INVITEES) throw new BrokenRule('breakthrough.too-many-invitees');
    await manager.insert(BreakthroughInvitee, { householdId, id: newId(), breakthroughId, ...who, decides, present: null });
    await this.raise(householdId, breakthroughId);
    if (who.professionalId && who.professionalId !== actor.professionalId)
      await this.notices.send([who.professionalId], { kind: 'breakthrough_invited', aboutProfessionalId: actor.professionalId, aboutHouseholdId: householdId, aboutId: breakthroughId });
    return this.breakthroughs.view(scope, breakthroughId);
  }

  async change(scope: HouseholdScope, breakthroughId: string, id: string, change: ChangeInvitee): Promise<BreakthroughView> {
    const { householdId } = scope;
    await this.breakthroughs.locked(householdId, breakthroughId, true);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (Object.keys(given).length === 0) throw new BrokenRule('input.nothing-to-change');
    const { affected } = await this.work.manager.update(BreakthroughInvitee, { householdId, breakthroughId, id }, given);
    if (!affected) throw new BrokenRule('not-found');
    await this.raise(householdId, breakthroughId);
    return this.breakthroughs.view(scope, breakthroughId);
  }

  async takeOff(scope: HouseholdScope, breakthroughId: string, id: string): Promise<BreakthroughView> {
    const { householdId } = scope;
    await this.breakthroughs.locked(householdId, breakthroughId, true);
    const { affected } = await this.work.manager.delete(BreakthroughInvitee, { householdId, breakthroughId, id });
    if (!affected) throw new BrokenRule('not-found');
    await this.raise(householdId, breakthroughId);
    return this.breakthroughs.view(scope, breakthroughId);
  }

  private async whoIs({ professionalId = null, organisationId = null, organisationName = null, function: job = null }: Omit<InviteToTable, 'decides'>): Promise<Who> {
    if (professionalId) {
      if (organisationId || organisationName || job) throw brokenField('professionalId', 'breakthrough.invitee-incomplete');
      if (!(await this.directory.available(professionalId))) throw brokenField('professionalId', 'breakthrough.invitee-unknown');
      return { key: inviteeKey({ professionalId }), professionalId, organisationId: null, organisationName: null, function: null };
    }
    if (!job) throw brokenField('function', 'breakthrough.invitee-incomplete');
    if ((organisationId === null) === (organisationName === null)) throw brokenField('organisationId', 'breakthrough.invitee-incomplete');
    const known = organisationNamed(await this.directory.organisations(), { organisationId, organisationName });
    if (organisationId && !known) throw brokenField('organisationId', 'breakthrough.invitee-unknown');
    const organisation = known?.name ?? organisationName!;
    return { key: inviteeKey({ organisation, function: job }), professionalId: null, organisationId: known?.id ?? null, organisationName: known ? null : organisationName, function: job };
  }

  /** Whoever has the breakthrough open in another window is told that it changed. */
  private async raise(householdId: string, id: string): Promise<void> {
    await this.work.manager.increment(Breakthrough, { householdId, id }, 'version', 1);
  }
}
