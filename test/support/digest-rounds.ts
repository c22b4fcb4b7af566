import { CONFIG, type Config } from '../../server/config.js';
import { UnitOfWork } from '../../server/database/unit-of-work.js';
import { DigestReading } from '../../server/digest/digest-reading.js';
import { DigestSending } from '../../server/digest/digest-sending.js';
import { Clock } from '../../server/shared/clock.js';
import { addDays, instantAt, mondayOf, type Day } from '../../server/shared/day.js';
import { startApp, type TestApp } from './app.js';
import { Builders } from './builders.js';
import { freePort } from './free-port.js';
import { MailBox } from './mail-box.js';

class FixedClock extends Clock {
  constructor(private readonly moment: number) {
    super();
  }

  override now(): Date {
    return new Date(this.moment);
  }
}

/** The application with a mail server beside it, and the digest sent at the moments that a test names. */
export class DigestRounds {
  readonly box = new MailBox();
  /** What was written in the log of the server. */
  readonly lines: unknown[][] = [];
  readonly log = { warn: this.note.bind(this), error: this.note.bind(this) } as never;
  readonly today: Day;
  readonly builders: Builders;
  private weeks = 0;

  private constructor(
    readonly test: TestApp,
    readonly port: number,
  ) {
    this.today = test.clock.today();
    this.builders = new Builders(test, this.today);
  }

  static async begin(): Promise<DigestRounds> {
    const port = await freePort();
    const test = await startApp({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Samenregie <samenregie@stad.example>', PUBLIC_URL: 'http://samenregie.example' });
    const digests = new DigestRounds(test, port);
    await digests.box.open(port);
    return digests;
  }

  async end(): Promise<void> {
    await this.box.close();
    await this.test.close();
  }

  /** One of its own for each test; who was there before gets a mail on it too. */
  newMonday(): Day {
    return addDays(mondayOf(this.today), 7 * ++this.weeks);
  }

  at(day: Day, time: string): Clock {
    return new FixedClock(instantAt(day, time));
  }

  /** As another process would have it, at that moment. */
  sending(clock: Clock): DigestSending {
    const { app } = this.test;
    return new DigestSending(app.get(UnitOfWork), app.get(DigestReading), clock, app.get<Config>(CONFIG), this.log);
  }

  async run(day: Day, time = '07:30'): Promise<DigestSending['figures']> {
    const process = this.sending(this.at(day, time));
    await process.run(this.test.work, new AbortController().signal);
    return process.figures;
  }

  query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.test.work.run(null, () => this.test.work.manager.query<Row[]>(sql, values));
  }

  async stateOf({ id }: { id: string }, day: Day): Promise<string | undefined> {
    return (await this.query<{ state: string }>(`select state from digest where professional_id = $1 and day = $2`, [id, day]))[0]?.state;
  }

  statesOf(people: readonly { id: string }[], day: Day): Promise<(string | undefined)[]> {
    return Promise.all(people.map((each) => this.stateOf(each, day)));
  }

  /** How many mails each had. */
  gotBy(people: readonly { email: string }[]): number[] {
    return people.map(({ email }) => this.box.for(email).length);
  }

  /** Somebody for whom there is something to tell: a question for a decision. */
  async asked(): Promise<{ id: string; organisationId: string; email: string; name: string }> {
    const [somebody, by] = [await this.builders.professional(), await this.builders.professional()];
    await this.builders.escalation(await this.builders.household(), by, somebody);
    return somebody;
  }

  private note(...line: unknown[]): void {
    this.lines.push(line);
  }
}
