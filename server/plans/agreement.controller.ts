import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { ComparePlans, GiveAgreement, PlanComparison, PlanVersions } from '../contract/plan-agreement.js';
import { PlanChanges } from '../contract/plan-changes.js';
import { AddEvaluation, Evaluations } from '../contract/plan-evaluation.js';
import { AddStatement, PlanView } from '../contract/plans.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { AgreementsService } from './agreements.service.js';
import { EvaluationsService } from './evaluations.service.js';
import { PlanLooksService } from './plan-looks.service.js';
import { StatementsService } from './statements.service.js';

/** What members say of the plan: where to, and whether they agree; how it was, and how it goes. */
@ApiTags('plan')
@HouseholdParam()
@Controller('households/:householdId')
export class AgreementController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly evaluations: EvaluationsService,
    private readonly statements: StatementsService,
    private readonly looks: PlanLooksService,
  ) {}

  @Post('plan/statements')
  @Allow('plan:shape')
  @Answers(201, PlanView, 'member.unknown', 'statement.in-future')
  addStatement(@InHousehold() household: HouseholdScope, @Body() input: AddStatement): Promise<PlanView> {
    return this.statements.add(household, input);
  }

  @Delete('plan/statements/:statementId')
  @Allow('plan:shape')
  @Answers(200, PlanView)
  removeStatement(@InHousehold() household: HouseholdScope, @Param('statementId', ParseUUIDPipe) id: string): Promise<PlanView> {
    return this.statements.remove(household, id);
  }

  /** The reader looks at the plan now: told is what changed since the time before, once. */
  @Post('plan/looks')
  @Allow('plan:look')
  @Answers(201, PlanChanges)
  look(@InHousehold() household: HouseholdScope): Promise<PlanChanges> {
    return this.looks.look(household);
  }

  @Get('plan/versions')
  @Allow('household:see')
  @Answers(200, PlanVersions)
  versions(@InHousehold() household: HouseholdScope): Promise<PlanVersions> {
    return this.agreements.versions(household);
  }

  @Get('plan/comparison')
  @Allow('household:see')
  @Answers(200, PlanComparison)
  compare(@InHousehold() household: HouseholdScope, @Query() query: ComparePlans): Promise<PlanComparison> {
    return this.agreements.compare(household, query);
  }

  @Post('plan/agreements')
  @Allow('plan:shape')
  @Answers(201, PlanVersions, 'member.unknown', 'agreement.in-future', 'agreement.no-goals')
  agree(@InHousehold() household: HouseholdScope, @Body() input: GiveAgreement): Promise<PlanVersions> {
    return this.agreements.give(household, input);
  }

  @Get('evaluations')
  @Allow('household:see')
  @Answers(200, Evaluations)
  listEvaluations(@InHousehold() household: HouseholdScope): Promise<Evaluations> {
    return this.evaluations.list(household);
  }

  @Post('evaluations')
  @Allow('plan:shape')
  @Answers(201, Evaluations, 'goal.unknown', 'evaluation.in-future', 'evaluation.next-not-later', 'evaluation.no-goals', 'evaluation.already-there')
  evaluate(@InHousehold() household: HouseholdScope, @Body() input: AddEvaluation): Promise<Evaluations> {
    return this.evaluations.add(household, input);
  }
}
