import { Injectable } from '@nestjs/common';
import type { Actor, HouseholdScope } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import type { AnswerPause, AskedPauses, AskedPauseView, AskPause, PauseList } from '../contract/pauses.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { NoticesService } from '../notices/notices.service.js';
import { DirectoryService } from '../organisations/directory.service.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { organisationNamed } from './breakthrough-rules.js';
import { Breakthrough } from './breakthrough.entity.js';
import { checkAnswer, checkPause } from './pause-rules.js';
import { PauseRequest } from './pause.entity.js';
import { ASKED_PAUSES, PAUSES_READ } from './pause.sql.js';

type Asked = Pick<PauseRequest, 'askedId' | 'organisationId' | 'organisationName' | 'askedFunction'>;

/** Somebody is asked to hold something until a day. Unanswered it stays where it is seen. */
@Injectable()
export class PausesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
    private readonly notices: NoticesService,
  ) {}

  async list(scope: HouseholdScope): Promise<PauseList> {
    const { pauses, askable } = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), PAUSES_READ, { what: 'breakthrough' })) as Omit<PauseList, 'mayAsk'>;
    const open = scope.takesPart && !scope.closed;
    return { pauses: open ? pauses : pauses.map((pause) => ({ ...pause, mayAnswer: false, mayCallOff: false })), askable: open ? askable : [], mayAsk: open };
  }

  /** Throws `pause.until-in-past`, `pause.domain-not-yours`, `pause.asks-nobody`, `pause.cannot-be-asked`, `breakthrough.unknown`. */
  async ask(scope: HouseholdScope, { subject, what, domain, until, breakthroughId = null, ...input }: AskPause): Promise<PauseList> {
    const { householdId, actor } = scope;
    const today = this.clock.today();
    checkPause(until, today);
    if (!scope.domains.includes(domain)) throw brokenField('domain', 'pause.domain-not-yours');
    if (breakthroughId && !(await this.work.manager.existsBy(Breakthrough, { householdId, id: breakthroughId }))) throw brokenField('breakthroughId', 'breakthrough.unknown');
    const asked = await this.whoIsAsked(scope, input);
    const id = newId();
    await this.work.manager.insert(PauseRequest, { householdId, id, breakthroughId, subject, what, domain, until, ...asked, askedById: actor.professionalId, askedOn: today });
    if (asked.askedId) await this.notices.send([asked.askedId], { kind: 'pause_asked', aboutProfessionalId: actor.professionalId, aboutHouseholdId: householdId, aboutId: id });
    return this.list(scope);
  }

  /** By whoever is asked or works there, or by who directs for somebody without an account. Once. Throws what `checkAnswer` throws too. */
  async answer(scope: HouseholdScope, id: string, { answer, until = null, because = null }: AnswerPause): Promise<PauseList> {
    const { householdId, actor } = scope;
    const today = this.clock.today();
    const pause = await this.waiting(householdId, id);
    if (!(await this.isMine(scope, pause))) throw new BrokenRule('pause.not-yours');
    checkAnswer({ answer, until, because }, pause.until, today);
    await this.work.manager.update(PauseRequest, { householdId, id }, { answer, answeredUntil: answer === 'in_part' ? until : null, because, answeredOn: today, answeredBy: actor.professionalId });
    if (pause.askedById !== actor.professionalId) await this.notices.send([pause.askedById], { kind: 'pause_answered', aboutProfessionalId: actor.professionalId, aboutHouseholdId: householdId, aboutId: id });
    return this.list(scope);
  }

  async callOff(scope: HouseholdScope, id: string): Promise<PauseList> {
    const { householdId, actor } = scope;
    const pause = await this.waiting(householdId, id);
    if (pause.askedById !== actor.professionalId && !scope.mayDirect) throw new BrokenRule('access.not-allowed');
    await this.work.manager.update(PauseRequest, { householdId, id }, { calledOffOn: this.clock.today() });
    return this.list(scope);
  }

  /** What this actor is asked, wherever it is. That a household's name was read is in its log. */
  async asked(actor: Actor): Promise<AskedPauses> {
    const today = this.clock.today();
    const pauses = await this.work.manager.query<AskedPauseView[]>(ASKED_PAUSES, [actor.professionalId, today]);
    if (pauses.length > 0) await recordList(this.work.manager, 'household', [...new Set(pauses.map(({ householdId }) => householdId))]);
    return { pauses, today };
  }

  private async whoIsAsked(scope: HouseholdScope, { askedId = null, organisationId = null, organisationName = null, askedFunction = null }: Partial<AskPause>): Promise<Asked> {
    if (askedId) {
      if (organisationId || organisationName || askedFunction) throw brokenField('askedId', 'pause.asks-nobody');
      const { askable } = await this.list(scope);
      if (!askable.some((each) => each.id === askedId)) throw brokenField('askedId', 'pause.cannot-be-asked');
      return { askedId, organisationId: null, organisationName: null, askedFunction: null };
    }
    if (!askedFunction) throw brokenField('askedFunction', 'pause.asks-nobody');
    if ((organisationId === null) === (organisationName === null)) throw brokenField('organisationId', 'pause.asks-nobody');
    const known = organisationNamed(await this.directory.organisations(), { organisationId, organisationName });
    if ((organisationId && !known) || (known?.nameIsSensitive && !scope.mayDirect && known.id !== scope.actor.organisationId)) throw brokenField('organisationId', 'pause.cannot-be-asked');
    return { askedId: null, organisationId: known?.id ?? null, organisationName: known ? null : organisationName, askedFunction };
  }

  private async isMine({ mayDirect, actor }: HouseholdScope, { askedId, organisationId }: PauseRequest): Promise<boolean> {
    if (mayDirect || askedId === actor.professionalId) return true;
    const asked = askedId ? await this.directory.available(askedId) : undefined;
    return (asked?.organisationId ?? organisationId) === actor.organisationId;
  }

  /** Locked: of two answers at once the second finds it answered. */
  private async waiting(householdId: string, id: string): Promise<PauseRequest> {
    const found = await this.work.manager.findOne(PauseRequest, { where: { householdId, id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new BrokenRule('not-found');
    if (found.answeredOn) throw new BrokenRule('pause.already-answered');
    if (found.calledOffOn) throw new BrokenRule('pause.called-off');
    return found;
  }
}
