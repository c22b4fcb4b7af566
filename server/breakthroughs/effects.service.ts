import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { BurdenService } from '../burden/burden.service.js';
import type { EffectView, SignalsSince } from '../contract/breakthroughs.js';
import { insertAll } from '../database/bulk-insert.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { Clock } from '../shared/clock.js';
import { dayOf, type Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { SignalTelling, type NamedMember, type SignalRow } from '../signals/signal-view.js';
import { Signal } from '../signals/signal.entity.js';
import { BreakthroughSignal } from './breakthrough.entity.js';
import { DECISION_SIGNALS } from './breakthrough.sql.js';
import { heldOn, holdingAt, signalsSince } from './effect-rules.js';

/** A breakthrough that was decided. */
export interface Decided {
  id: string;
  decidedOn: Day;
  /** Null: nobody noted then which signals held. */
  signalsNotedAt: string | null;
}

type Noted = Pick<SignalRow, 'code' | 'memberId' | 'domain' | 'evidence'> & { breakthroughId: string; subject: string };
type Present = SignalRow & { subject: string };

/** What changed at the household since a decision: derived from its visits and its signals, never typed. */
@Injectable()
export class EffectsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly burden: BurdenService,
  ) {}

  /** Which signals hold as it is decided: a signal is gone when it no longer holds, so what was there is kept with the decision. */
  async note(householdId: string, breakthroughId: string, decidedOn: Day): Promise<Date> {
    const now = this.clock.now();
    const found = await this.work.manager.findBy(Signal, { householdId });
    const timed = found.map((signal) => ({ ...signal, signal, holdsFrom: signal.holdsFrom.getTime(), holdsUntil: signal.holdsUntil?.getTime() ?? null }));
    await insertAll(this.work.manager, BreakthroughSignal, heldOn(timed, decidedOn, now.getTime()).map(({ signal: { code, subject, memberId, domain, evidence, holdsFrom } }): BreakthroughSignal => ({
      householdId, id: newId(), breakthroughId, code, subject, memberId, domain, evidence, holdsFrom,
    })));
    return now;
  }

  /** Of each decision by its id, in as few readings as of one. */
  async of(scope: HouseholdScope, decided: readonly Decided[]): Promise<Map<string, EffectView>> {
    if (decided.length === 0) return new Map();
    const burdens = await this.burden.around(scope, decided.map(({ decidedOn }) => decidedOn));
    const signals = await this.signals(scope, decided);
    return new Map(decided.map(({ id }, place) => [id, { burden: burdens[place]!, signals: signals.get(id) ?? null }]));
  }

  /** For whoever reads signals. Of a household that is closed nothing holds, and that says nothing of what was solved. */
  private async signals(scope: HouseholdScope, decided: readonly Decided[]): Promise<Map<string, SignalsSince>> {
    if (!scope.mayDirect || scope.closed) return new Map();
    const now = this.clock.now();
    const text = await readJson(this.work.manager, scope, this.clock.today(), DECISION_SIGNALS, { what: 'signal' });
    const { noted, present, members } = JSON.parse(text) as { noted: Noted[]; present: Present[]; members: NamedMember[] };
    const telling = new SignalTelling(now, members);
    const holding = holdingAt(present.map((row) => ({ ...row, row, holdsFrom: Date.parse(row.holdsFrom), holdsUntil: row.holdsUntil === null ? null : Date.parse(row.holdsUntil) })), now.getTime());
    return new Map(decided.flatMap(({ id, decidedOn, signalsNotedAt }) => {
      if (signalsNotedAt === null) return [];
      const { held, fresh } = signalsSince(noted.filter(({ breakthroughId }) => breakthroughId === id), holding);
      const told: SignalsSince = {
        notedOn: dayOf(Date.parse(signalsNotedAt)),
        held: held.map(({ signal, holds }) => ({ code: signal.code, sentence: telling.sentence(signal, decidedOn), holds })),
        fresh: fresh.map(({ row }) => ({ code: row.code, sentence: telling.sentence(row, this.clock.today()), holds: true })),
      };
      return [[id, told]];
    }));
  }
}
