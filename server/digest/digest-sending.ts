import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Actor } from '../access/access-rules.js';
import { CONFIG, type Config } from '../config.js';
import type { Acting } from '../database/acting.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import type { Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { kindOfError } from '../shared/kind-of-error.js';
import { digestMail, type DigestMail, type DigestRecipient } from './digest-mail.js';
import { DigestReading } from './digest-reading.js';
import { isWorthAMail, roundAt, type DigestRound } from './digest-rules.js';
import { Digest, type DigestState } from './digest.entity.js';
import { GIVE_UP, PREPARE, RECIPIENT, TO_SEND } from './digest.sql.js';
import { asHtml, asText } from './mail-forms.js';
import type { Fate } from './mail-rules.js';
import { MailServer, MailServerAway, type Mail } from './mail-server.js';

interface Recipient extends Actor, DigestRecipient {
  email: string;
}

type Due = Pick<Recipient, 'professionalId'>;

/** Some wait still: the job is tried again. */
class DigestsLeft extends Error {
  override readonly name = 'DigestsLeft';
}

/** Sends the digest of a day to whom it is due, each once. */
@Injectable()
export class DigestSending {
  private counted = { sent: 0, failed: 0 };

  constructor(
    private readonly work: UnitOfWork,
    private readonly reading: DigestReading,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly log: PinoLogger,
  ) {}

  /** Since the start, by this process: taken by the mail server, and not (refused, cut off, or given up). */
  get figures(): { readonly sent: number; readonly failed: number } {
    return this.counted;
  }

  /**
   * The households are read in a unit of work of whom it is for; `system` finds out who that is. Throws where some are left
   * that can go later: the mail server is away or asks to wait, something failed for one of them, or the process stops.
   */
  async run(system: UnitOfWork, signal: AbortSignal): Promise<void> {
    const { mail, publicUrl } = this.config;
    const round = roundAt(this.clock.now().getTime());
    if (!mail || !publicUrl || !round) return;
    const { day, rhythms } = round;
    if (round.over) return this.giveUp(system, round);
    const due = await system.run(null, async () => {
      await system.manager.query(PREPARE, [day, rhythms]);
      return system.manager.query<Due[]>(TO_SEND, [day, rhythms]);
    });
    const server = new MailServer(mail, publicUrl);
    const failures: unknown[] = [];
    let left = due.length;
    try {
      for (const { professionalId } of due) {
        if (signal.aborted) break;
        // The mail server is for all of them; anything else is about this one, and nobody else's matter.
        const settled = await this.sendOne(server, professionalId, round, publicUrl).catch((error: unknown) => {
          if (error instanceof MailServerAway) throw error;
          failures.push(error);
          return false;
        });
        if (settled) left--;
      }
    } catch (error) {
      if (!(error instanceof MailServerAway)) throw error;
      this.log.warn({ job: 'digest', error: error.code, waiting: left }, 'The mail server cannot be used; digests wait for it.');
    } finally {
      server.close();
    }
    if (failures.length > 0) this.log.warn({ job: 'digest', failed: countedByKind(failures) }, 'Digests could not be made or noted; they are tried again.');
    if (left > 0) throw new DigestsLeft();
  }

  /** Whether it is settled. Noted before it is sent: what a crash cuts off may have gone out, and one that is lost is better than one that comes twice. */
  private async sendOne(server: MailServer, professionalId: string, { day, rhythms }: DigestRound, site: URL): Promise<boolean> {
    const acting: Acting = { professionalId, householdId: null, ownHouseholds: true, activity: 'digest:send', traceId: newId(), today: day };
    const becomes = (from: DigestState, to: DigestState): Promise<boolean> => this.becomes(professionalId, day, from, to);
    const mail = await this.work.run(acting, async () => {
      // Another process may be at it.
      if (!(await becomes('waiting', 'sending'))) return undefined;
      // As they are now: others had their turn since it was found out who is due, and meanwhile this one may have left or chosen otherwise.
      const [recipient] = await this.work.manager.query<Recipient[]>(RECIPIENT, [day, rhythms, professionalId]);
      const counts = recipient && (await this.reading.countsOf(recipient));
      if (counts && isWorthAMail(counts)) return this.addressed(digestMail(counts, recipient, day, site), recipient);
      await becomes('sending', 'nothing');
      return undefined;
    });
    if (!mail) return true;
    let fate: Fate = 'later';
    try {
      fate = await server.send(mail);
    } finally {
      const state = fate === 'later' ? 'waiting' : fate;
      await this.work.run(acting, () => becomes('sending', state));
    }
    if (fate === 'later') return false;
    this.count(fate === 'sent' ? { sent: 1, failed: 0 } : { sent: 0, failed: 1 });
    if (fate !== 'sent') this.log.warn({ job: 'digest', fate }, 'A digest did not arrive as it should.');
    return true;
  }

  private addressed(mail: DigestMail, { email }: Recipient): Mail {
    return { to: email, subject: mail.subject, text: asText(mail), html: asHtml(mail), choosing: mail.footer.link.url, date: this.clock.now() };
  }

  private async becomes(professionalId: string, day: Day, from: DigestState, to: DigestState): Promise<boolean> {
    const { affected } = await this.work.manager.update(Digest, { professionalId, day, state: from }, { state: to });
    return affected === 1;
  }

  private async giveUp(system: UnitOfWork, { day, rhythms }: DigestRound): Promise<void> {
    const [row] = await system.run(null, () => system.manager.query<{ count: number }[]>(GIVE_UP, [day, rhythms]));
    if (row!.count === 0) return;
    this.count({ sent: 0, failed: row!.count });
    this.log.error({ job: 'digest', count: row!.count }, 'Digests were given up: they could not be sent in time.');
  }

  private count({ sent, failed }: { sent: number; failed: number }): void {
    this.counted = { sent: this.counted.sent + sent, failed: this.counted.failed + failed };
  }
}

/** How often each kind of error came: their words may be about somebody. */
function countedByKind(errors: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of errors.map(kindOfError)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
