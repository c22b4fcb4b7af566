import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { ActionView, AddAction, AddGoal, ChangeAction, ChangeGoal, ChangePlan, DoAction, GoalView, OrderGoals, PlanView } from '../contract/plans.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { ActionsService } from './actions.service.js';
import { DoneActionsService } from './done-actions.service.js';
import { GoalsService } from './goals.service.js';

const ACTION_REFUSALS = [
  'action.owner-missing', 'action.owner-unknown', 'action.due-day-missing', 'action.due-before-start', 'action.rhythm-open-ended',
  'action.waits-for-itself', 'action.waits-in-circle', 'action.waits-for-unknown', 'action.not-yours',
] as const;

@ApiTags('plan')
@HouseholdParam()
@Controller('households/:householdId')
export class PlansController {
  constructor(
    private readonly goals: GoalsService,
    private readonly actions: ActionsService,
    private readonly done: DoneActionsService,
  ) {}

  @Get('plan')
  @Allow('household:see')
  @Answers(200, PlanView)
  plan(@InHousehold() household: HouseholdScope): Promise<PlanView> {
    return this.goals.plan(household);
  }

  @Patch('plan')
  @Allow('plan:shape')
  @Changes(PlanView, 'plan.family-plan-missing')
  changePlan(@InHousehold() household: HouseholdScope, @ExpectedVersion() version: number, @Body() input: ChangePlan): Promise<PlanView> {
    return this.goals.changePlan(household, version, input);
  }

  @Post('goals')
  @Allow('plan:shape')
  @Answers(201, GoalView, 'member.unknown', 'goal.too-many')
  addGoal(@InHousehold() household: HouseholdScope, @Body() input: AddGoal): Promise<GoalView> {
    return this.goals.addGoal(household, input);
  }

  @Patch('goals/:goalId')
  @Allow('plan:shape')
  @Changes(GoalView, 'member.unknown')
  changeGoal(
    @InHousehold() household: HouseholdScope,
    @Param('goalId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeGoal,
  ): Promise<GoalView> {
    return this.goals.changeGoal(household, id, version, input);
  }

  @Put('goal-order')
  @Allow('plan:shape')
  @Changes(PlanView, 'goal.order-incomplete')
  order(@InHousehold() household: HouseholdScope, @ExpectedVersion() version: number, @Body() input: OrderGoals): Promise<PlanView> {
    return this.goals.order(household, version, input);
  }

  @Post('actions')
  @Allow('action:change')
  @Answers(201, ActionView, 'goal.unknown', ...ACTION_REFUSALS)
  addAction(@InHousehold() household: HouseholdScope, @Body() input: AddAction): Promise<ActionView> {
    return this.actions.add(household, input);
  }

  @Patch('actions/:actionId')
  @Allow('action:change')
  @Changes(ActionView, ...ACTION_REFUSALS)
  changeAction(
    @InHousehold() household: HouseholdScope,
    @Param('actionId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeAction,
  ): Promise<ActionView> {
    return this.actions.change(household, id, version, input);
  }

  @Post('actions/:actionId/done')
  @Allow('action:change')
  @Answers(201, ActionView, 'action.not-yours', 'action.done-in-future', 'action.done-before-start', 'action.done-already', 'action.closed')
  doAction(@InHousehold() household: HouseholdScope, @Param('actionId', ParseUUIDPipe) id: string, @Body() input: DoAction): Promise<ActionView> {
    return this.done.add(household, id, input);
  }

  @Delete('actions/:actionId/done')
  @Allow('action:change')
  @Answers(200, ActionView, 'action.not-yours', 'action.not-done')
  undoAction(@InHousehold() household: HouseholdScope, @Param('actionId', ParseUUIDPipe) id: string): Promise<ActionView> {
    return this.done.takeBack(household, id);
  }
}
