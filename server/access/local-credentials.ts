import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { FailedAttempts } from './failed-attempts.js';
import { passwordMatches } from './password.js';
import { SecondFactorService } from './second-factor.service.js';

interface Given {
  password: string;
  code?: string;
}

/** Who says to be who: at signing in by address, later by the account itself. */
type Claimed = { email: string; organisationId?: string | undefined } | { professionalId: string };

interface Account {
  id: string;
  hash: string;
  organisationId: string;
  organisationName: string;
}

/**
 * What somebody with a local account must know and have: the password, and a code where the second step is on. Both are
 * asked at signing in and for stepping up; there is no session in which only half of it was given.
 */
@Injectable()
export class LocalCredentials {
  constructor(
    private readonly work: UnitOfWork,
    private readonly attempts: FailedAttempts,
    private readonly secondFactor: SecondFactorService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Answers whose account it is. Call outside a unit of work: it takes long, and what it counts stays counted.
   * Throws `session.wrong-credentials`, `session.choose-organisation`, `session.code-needed`, `session.wrong-code` or
   * `session.too-many-attempts`.
   */
  async prove(who: Claimed, given: Given, address: string): Promise<string> {
    if (!this.config.localAccounts) throw new BrokenRule('session.local-accounts-off');
    const key = 'email' in who ? who.email : who.professionalId;
    await this.attempts.take(key, address);
    const account = await this.provePassword(who, given.password);
    await this.attempts.forget(key, address);
    await this.proveSecondStep(account.id, given.code);
    return account.id;
  }

  /**
   * Who works for two organisations has an account at each, and the password tells which; only where that is the same
   * too, they are asked.
   */
  private async provePassword(who: Claimed, password: string): Promise<Account> {
    const accounts = await this.work.run(null, () => this.accountsOf(who));
    // Also without any account it takes its time.
    const matches = await Promise.all((accounts.length > 0 ? accounts : [undefined]).map((account) => passwordMatches(password, account?.hash)));
    const wanted = 'email' in who ? who.organisationId : undefined;
    const right = accounts.filter((account, place) => matches[place] && (wanted === undefined || account.organisationId === wanted));
    if (right.length > 1)
      throw new BrokenRule('session.choose-organisation', { organisations: right.map((account) => ({ id: account.organisationId, name: account.organisationName })) });
    if (!right[0]) throw new BrokenRule('session.wrong-credentials');
    return right[0];
  }

  private async proveSecondStep(professionalId: string, code: string | undefined): Promise<void> {
    if (!(await this.work.run(null, () => this.secondFactor.isOn(professionalId)))) return;
    if (code === undefined) throw new BrokenRule('session.code-needed');
    await this.attempts.takeCode(professionalId);
    if (!(await this.work.run(null, () => this.secondFactor.use(professionalId, code)))) throw new BrokenRule('session.wrong-code');
    await this.attempts.forgetCodes(professionalId);
  }

  private accountsOf(who: Claimed): Promise<Account[]> {
    return this.work.manager.query<Account[]>(
      `select p.id, a.password_hash as hash, o.id as "organisationId", o.name as "organisationName"
       from professional p join local_account a on a.professional_id = p.id join organisation o on o.id = p.organisation_id
       where (p.email = $1 or p.id = $2) and (p.left_on is null or p.left_on > $3) order by o.name`,
      'email' in who ? [who.email, null, this.clock.today()] : [null, who.professionalId, this.clock.today()],
    );
  }
}
