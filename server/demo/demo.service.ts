import { Injectable } from '@nestjs/common';
import { SessionService } from '../access/session.service.js';
import type { DemoAccount } from '../contract/session.js';
import { Derivations } from '../database/derivations.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { demoEmail } from './directory.js';
import { loadArchive } from './load-archive.js';
import { loadGenerated } from './load-generated.js';
import { loadNews } from './load-news.js';
import { loadWorkedCase, type WorkedCase } from './load-worked-case.js';
import { CASE_ORGANISATIONS, CASE_PROFESSIONALS, DEMO_PASSWORD, OFFERED } from './worked-case-people.js';

/** The worked case, and generated households beside it. */
@Injectable()
export class DemoService {
  private present: DemoAccount[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly derivations: Derivations,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
  ) {}

  /** All of it, or nothing: one transaction. On the owner's connection, and into an empty database. */
  load(): Promise<void> {
    return this.work.run(null, async () => {
      const { manager } = this.work;
      const workedCase = await this.loadCase();
      const households = await loadGenerated(manager, workedCase, this.clock.today());
      await loadArchive(manager, workedCase, this.clock.today());
      await loadNews(manager, workedCase);
      for (const household of households) await this.derivations.rebuild(manager, household);
    });
  }

  /** The worked case alone. */
  loadWorkedCase(): Promise<WorkedCase> {
    return this.work.run(null, () => this.loadCase());
  }

  /** Lets the sign-in page offer the accounts of the demo, as far as this database has them. */
  async offerAccounts(): Promise<void> {
    const emails = OFFERED.map((code) => demoEmail(CASE_PROFESSIONALS[code].name));
    const found = await this.work.run(null, () =>
      this.work.manager.query<{ email: string }[]>(
        `select p.email from professional p join local_account a on a.professional_id = p.id where p.email = any($1)`,
        [emails],
      ),
    );
    const known = new Set(found.map(({ email }) => email));
    this.present = OFFERED.map(accountOf).filter(({ email }) => known.has(email));
    this.sessions.offer(this.present);
  }

  /** What is offered: nothing before `offerAccounts`. */
  accounts(): DemoAccount[] {
    return this.present;
  }

  private async loadCase(): Promise<WorkedCase> {
    const { manager } = this.work;
    const workedCase = await loadWorkedCase(manager, this.clock.today());
    await this.derivations.rebuild(manager, workedCase.household);
    return workedCase;
  }
}

function accountOf(code: (typeof OFFERED)[number]): DemoAccount {
  const { name, function: work, organisation, roles } = CASE_PROFESSIONALS[code];
  return { email: demoEmail(name), name, function: work, organisation: CASE_ORGANISATIONS[organisation].name, roles, password: DEMO_PASSWORD };
}
