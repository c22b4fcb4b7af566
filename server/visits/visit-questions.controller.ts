import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { AnswerVisitQuestion, AskAboutVisit, VisitQuestionView } from '../contract/visit-questions.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { VisitQuestionsService } from './visit-questions.service.js';

@ApiTags('visits')
@HouseholdParam()
@Controller('households/:householdId/visit-questions')
export class VisitQuestionsController {
  constructor(private readonly questions: VisitQuestionsService) {}

  /** What the reader asked, and what they are asked. */
  @Get()
  @Allow('household:see')
  @Answers(200, [VisitQuestionView])
  list(@InHousehold() household: HouseholdScope): Promise<VisitQuestionView[]> {
    return this.questions.list(household);
  }

  @Post()
  @Allow('visit:ask')
  @Answers(
    201, [VisitQuestionView], 'visit-question.words-missing', 'visit-question.no-visit', 'visit-question.nobody-to-ask', 'visit-question.not-involved', 'visit-question.own-visit',
    'visit-question.visit-cancelled', 'visit-question.visit-past', 'visit-question.already-asked',
  )
  ask(@InHousehold() household: HouseholdScope, @Body() input: AskAboutVisit): Promise<VisitQuestionView[]> {
    return this.questions.ask(household, input);
  }

  @Post(':questionId/answer')
  @Allow('visit:ask')
  @Answers(
    201, [VisitQuestionView], 'visit-question.not-yours', 'visit-question.withdrawn', 'visit-question.already-answered', 'visit-question.answer-missing',
    'visit-question.visit-cancelled', 'visit-question.visit-past', 'visit.professional-not-involved',
  )
  answer(@InHousehold() household: HouseholdScope, @Param('questionId', ParseUUIDPipe) id: string, @Body() input: AnswerVisitQuestion): Promise<VisitQuestionView[]> {
    return this.questions.answer(household, id, input);
  }

  @Post(':questionId/withdrawal')
  @Allow('visit:ask')
  @Answers(201, [VisitQuestionView], 'visit-question.not-yours', 'visit-question.withdrawn', 'visit-question.already-answered')
  withdraw(@InHousehold() household: HouseholdScope, @Param('questionId', ParseUUIDPipe) id: string): Promise<VisitQuestionView[]> {
    return this.questions.withdraw(household, id);
  }
}
