import { Inject, Injectable } from '@nestjs/common';
import type { Actor, HouseholdScope } from '../access/access-rules.js';
import { recordEmergency, recordList } from '../audit/record.js';
import { CONFIG, type Config } from '../config.js';
import type { OpenedEmergencies, OpenedEmergency, OpenEmergency, OwnEmergencies, OwnEmergencyView } from '../contract/emergency.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NoticesService } from '../notices/notices.service.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { EmergencyAttempts } from './emergency-attempts.js';
import { IS_RUNNING, OWN_RUNNING, WHO_IS_TOLD } from './emergency.sql.js';

/** A person lives in one household, children of separated parents in two. */
const MOST_HOUSEHOLDS = 5;

interface Found {
  household_id: string;
  /** Null: the actor has a ground there already. */
  id: string | null;
  until: string;
}

@Injectable()
export class EmergencyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly attempts: EmergencyAttempts,
    private readonly notices: NoticesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Opens each household of the person named, and tells who answers for it. */
  async open(actor: Actor, input: OpenEmergency): Promise<OpenedEmergencies> {
    await this.attempts.take(actor.professionalId);
    const ids = Array.from({ length: MOST_HOUSEHOLDS }, newId);
    const found = await this.work.manager.query<Found[]>(`select household_id, id, to_json(until) as until from app_open_emergency($1, $2, $3, $4, $5)`, [
      input.name,
      input.birthDate,
      input.reason,
      input.hours ?? this.config.emergencyHours,
      ids,
    ]);
    if (found.length === 0) throw new BrokenRule('emergency.no-match');
    const opened = found.flatMap(({ household_id: householdId, id, until }): OpenedEmergency[] => (id ? [{ id, householdId, until }] : []));
    if (opened.length === 0) throw new BrokenRule('emergency.has-access');
    await this.work.widen();
    for (const emergency of opened) await this.tell(actor, emergency);
    return { opened };
  }

  async own(actor: Actor): Promise<OwnEmergencies> {
    const running = await this.work.manager.query<OwnEmergencyView[]>(OWN_RUNNING, [actor.professionalId]);
    if (running.length > 0) await recordList(this.work.manager, 'household', running.map(({ householdId }) => householdId));
    return { running, defaultHours: this.config.emergencyHours, attempts: this.config.emergencyAttempts };
  }

  /** One's own, before its time. */
  async end(scope: HouseholdScope): Promise<void> {
    await this.work.manager.query(`update emergency_access e set ended_at = now() where e.household_id = $1 and e.professional_id = $2 and ${IS_RUNNING}`, [
      scope.householdId,
      scope.actor.professionalId,
    ]);
  }

  private async tell(actor: Actor, { id, householdId, until }: OpenedEmergency): Promise<void> {
    const { manager } = this.work;
    await recordEmergency(manager, 'opened', { householdId, id });
    const told = await manager.query<{ id: string }[]>(WHO_IS_TOLD, [householdId, this.clock.today()]);
    const recipients = told.map((recipient) => recipient.id).filter((recipient) => recipient !== actor.professionalId);
    await this.notices.send(recipients, { kind: 'emergency_opened', aboutProfessionalId: actor.professionalId, aboutHouseholdId: householdId, aboutId: id, facts: { until } });
  }
}
