import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import QRCode from 'qrcode';
import type { SecondFactorSetup, SecondFactorView } from '../contract/account.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { RecoveryCode, SecondFactor } from './second-factor.entity.js';
import { Secrets } from './secrets.js';

/** Half minutes that a device's clock may be off, either way. */
const DRIFT = 1;
const PERIOD = 30;
/** Who begins and is called away begins anew. */
const MINUTES_TO_CONFIRM = 30;
const RECOVERY_CODES = 10;

const aboutSecret = (professionalId: string): string => `second factor of ${professionalId}`;
const totp = (secret: Secret, label = ''): TOTP => new TOTP({ issuer: 'Samenregie', label, algorithm: 'SHA1', digits: 6, period: PERIOD, secret });

/** Codes of an app, and codes for who lost it. Each works once. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  async view(professionalId: string): Promise<SecondFactorView> {
    const [found] = await this.work.manager.query<{ possible: boolean; since: Date | null; left: number }[]>(
      `select exists (select 1 from local_account where professional_id = $1) as possible,
         (select confirmed_at from second_factor where professional_id = $1) as since,
         (select count(*)::int from recovery_code where professional_id = $1) as left`,
      [professionalId],
    );
    return { on: found!.since !== null, possible: found!.possible, since: found!.since?.toISOString() ?? null, recoveryCodesLeft: found!.left };
  }

  async isOn(professionalId: string): Promise<boolean> {
    const found = await this.work.manager.findOneBy(SecondFactor, { professionalId });
    return found !== null && found.confirmedAt !== null;
  }

  /** Makes a new secret; it asks nothing before `confirm` has seen a code of it. */
  async begin(professionalId: string, label: string): Promise<SecondFactorSetup> {
    if (!(await this.view(professionalId)).possible) throw new BrokenRule('session.no-password');
    const secret = new Secret({ size: 20 });
    const sealed = await this.secrets.seal(secret.base32, aboutSecret(professionalId));
    const rows = await this.work.manager.query<unknown[]>(
      `insert into second_factor (professional_id, secret, begun_at) values ($1, $2, $3)
       on conflict (professional_id) do update set secret = excluded.secret, begun_at = excluded.begun_at, last_step = null
       where second_factor.confirmed_at is null returning 1`,
      [professionalId, sealed, this.clock.now()],
    );
    if (rows.length === 0) throw new BrokenRule('second-factor.already-on');
    const address = totp(secret, label).toString();
    const image = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
    return { secret: secret.base32, address, image: `data:image/svg+xml;base64,${Buffer.from(image).toString('base64')}` };
  }

  /** Turns it on with the first code; answers the recovery codes, or undefined where the code is wrong. */
  async confirm(professionalId: string, code: string): Promise<string[] | undefined> {
    const since = new Date(this.clock.now().getTime() - MINUTES_TO_CONFIRM * 60_000);
    const begun = await this.work.manager.findOneBy(SecondFactor, { professionalId });
    if (begun?.confirmedAt) throw new BrokenRule('second-factor.already-on');
    if (!begun || begun.begunAt < since) throw new BrokenRule('second-factor.not-begun');
    if (!(await this.useCodeOfApp(begun, code))) return undefined;
    await this.work.manager.update(SecondFactor, { professionalId }, { confirmedAt: this.clock.now() });
    return this.renewRecoveryCodes(professionalId);
  }

  async turnOff(professionalId: string): Promise<void> {
    await this.work.manager.delete(RecoveryCode, { professionalId });
    const { affected } = await this.work.manager.delete(SecondFactor, { professionalId });
    if (!affected) throw new BrokenRule('second-factor.off');
  }

  /** New ones in the place of all that were left. */
  async renewRecoveryCodes(professionalId: string): Promise<string[]> {
    if (!(await this.isOn(professionalId))) throw new BrokenRule('second-factor.off');
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await this.work.manager.delete(RecoveryCode, { professionalId });
    await this.work.manager.insert(RecoveryCode, codes.map((code) => ({ codeHash: hashOf(code), professionalId })));
    return codes;
  }

  /** Whether a code lets its person through; it then never does again, however many ask at once. */
  async use(professionalId: string, code: string): Promise<boolean> {
    const factor = await this.work.manager.findOneBy(SecondFactor, { professionalId });
    if (!factor?.confirmedAt) return false;
    if (await this.useCodeOfApp(factor, code)) return true;
    const { affected } = await this.work.manager.delete(RecoveryCode, { codeHash: hashOf(code), professionalId });
    return affected === 1;
  }

  private async useCodeOfApp(factor: SecondFactor, code: string): Promise<boolean> {
    const secret = Secret.fromBase32(await this.secrets.open(factor.secret, aboutSecret(factor.professionalId)));
    const timestamp = this.clock.now().getTime();
    const drift = totp(secret).validate({ token: code.replaceAll(/\s/g, ''), timestamp, window: DRIFT });
    if (drift === null) return false;
    const step = TOTP.counter({ period: PERIOD, timestamp }) + drift;
    const rows = await this.work.manager.query<[unknown[], number]>(
      'update second_factor set last_step = $2 where professional_id = $1 and coalesce(last_step, 0) < $2 returning 1',
      [factor.professionalId, step],
    );
    return rows[1] === 1;
  }
}

/** 80 random bits in four groups: `k7qd-…`. */
const newRecoveryCode = (): string => new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32.toLowerCase().replaceAll(/(.{4})(?=.)/g, '$1-');

const hashOf = (code: string): Buffer => createHash('sha256').update(code.toLowerCase().replaceAll(/[^a-z2-7]/g, '')).digest();
