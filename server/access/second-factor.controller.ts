import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ConfirmSecondFactor, RecoveryCodes, SecondFactorSetup, SecondFactorView } from '../contract/account.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Answers } from '../shared/answers.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Allow, CurrentSession } from './allow.js';
import { FailedAttempts } from './failed-attempts.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionStore, type SignedIn } from './session-store.js';

/** One's own second step. */
@ApiTags('account')
@Controller('second-factor')
export class SecondFactorController {
  constructor(
    private readonly secondFactor: SecondFactorService,
    private readonly attempts: FailedAttempts,
    private readonly work: UnitOfWork,
    private readonly store: SessionStore,
  ) {}

  @Get()
  @Allow('session:own')
  @Answers(200, SecondFactorView)
  read(@CurrentSession() { professionalId }: SignedIn): Promise<SecondFactorView> {
    return this.secondFactor.view(professionalId);
  }

  @Post()
  @Allow('second-factor:change')
  @Answers(201, SecondFactorSetup, 'session.step-up-needed', 'session.no-password', 'second-factor.already-on')
  begin(@CurrentSession() { professionalId, name }: SignedIn): Promise<SecondFactorSetup> {
    return this.secondFactor.begin(professionalId, name);
  }

  @Post('confirmation')
  @Allow('second-factor:confirm')
  @Answers(200, RecoveryCodes, 'session.wrong-code', 'session.too-many-attempts', 'second-factor.already-on', 'second-factor.not-begun')
  async confirm(@CurrentSession() session: SignedIn, @Body() { code }: ConfirmSecondFactor): Promise<RecoveryCodes> {
    const { professionalId } = session;
    await this.attempts.takeCode(professionalId);
    const codes = await this.work.run(this.store.actingOf(session, null, 'second-factor:confirm'), () => this.secondFactor.confirm(professionalId, code));
    if (!codes) throw new BrokenRule('session.wrong-code');
    await this.attempts.forgetCodes(professionalId);
    return { codes };
  }

  @Post('recovery-codes')
  @Allow('second-factor:change')
  @Answers(201, RecoveryCodes, 'session.step-up-needed', 'second-factor.off')
  async renew(@CurrentSession() { professionalId }: SignedIn): Promise<RecoveryCodes> {
    return { codes: await this.secondFactor.renewRecoveryCodes(professionalId) };
  }

  @Delete()
  @Allow('second-factor:change')
  @Answers(204, null, 'session.step-up-needed', 'second-factor.off')
  turnOff(@CurrentSession() { professionalId }: SignedIn): Promise<void> {
    return this.secondFactor.turnOff(professionalId);
  }
}
