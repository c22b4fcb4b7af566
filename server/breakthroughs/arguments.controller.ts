import { Body, Controller, Delete, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { ArgumentList, SearchArguments } from '../contract/arguments.js';
import { Answers } from '../shared/answers.js';
import { ArgumentsService } from './arguments.service.js';

@ApiTags('arguments')
@Controller('arguments')
export class ArgumentsController {
  constructor(private readonly library: ArgumentsService) {}

  /** What is sought stands in the body, not in the address: it may hold what somebody copied out of a file. */
  @Post('search')
  @Allow('argument:search')
  @Answers(200, ArgumentList)
  search(@CurrentSession() session: SignedIn, @Body() input: SearchArguments): Promise<ArgumentList> {
    return this.library.search(session, input);
  }

  @Delete(':argumentId')
  @Allow('argument:clear')
  @Answers(204, null)
  clear(@Param('argumentId', ParseUUIDPipe) id: string): Promise<void> {
    return this.library.clear(id);
  }
}
