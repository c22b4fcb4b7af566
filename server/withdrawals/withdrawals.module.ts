import { Module } from '@nestjs/common';
import { HandingOverModule } from '../handing-over/handing-over.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { WithdrawalsController } from './withdrawals.controller.js';
import { WithdrawalsService } from './withdrawals.service.js';

@Module({ imports: [HandingOverModule, NoticesModule], controllers: [WithdrawalsController], providers: [WithdrawalsService] })
export class WithdrawalsModule {}
