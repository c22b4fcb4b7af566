import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { ChooseDigest, DigestChoiceView } from '../contract/digest.js';
import { Answers } from '../shared/answers.js';
import { DigestChoicesService } from './digest-choices.service.js';

@ApiTags('account')
@Controller('digest')
export class DigestController {
  constructor(private readonly choices: DigestChoicesService) {}

  @Get()
  @Allow('digest:own')
  @Answers(200, DigestChoiceView)
  read(@CurrentSession() { professionalId }: SignedIn): Promise<DigestChoiceView> {
    return this.choices.read(professionalId);
  }

  @Put()
  @Allow('digest:own')
  @Answers(200, DigestChoiceView)
  choose(@CurrentSession() { professionalId }: SignedIn, @Body() { rhythm }: ChooseDigest): Promise<DigestChoiceView> {
    return this.choices.choose(professionalId, rhythm);
  }
}
