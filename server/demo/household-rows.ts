import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { insertAll } from '../database/bulk-insert.js';
import { Disclosure, DisclosureGiver } from '../disclosures/disclosure.entity.js';
import { Blockage, Condition } from '../blockages/blockage.entity.js';
import { Breakthrough, BreakthroughCost, BreakthroughInvitee, BreakthroughKnot, BreakthroughVoice } from '../breakthroughs/breakthrough.entity.js';
import { Rating } from '../domains/rating.entity.js';
import { EmergencyAccess } from '../emergency/emergency.entity.js';
import { Household, Involvement, Member, NetworkContact, Person } from '../households/household.entity.js';
import { Influence, Problem } from '../influences/influence.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Escalation, LevelStep } from '../levels/level.entity.js';
import { Responsibility } from '../responsibilities/responsibility.entity.js';
import { Evaluation, EvaluationGoal } from '../plans/evaluation.entity.js';
import { Action, ActionOwner, Goal, Plan, PlanStatement } from '../plans/plan.entity.js';
import { VisitQuestion, VisitQuestionRecipient } from '../visits/visit-question.entity.js';
import { Visit, VisitMember, VisitProfessional } from '../visits/visit.entity.js';

/** Plain rows of one household, or of many together. Overlaps are not among them: they are derived. */
export interface HouseholdRows {
  households: Household[];
  persons: Person[];
  members: Member[];
  contacts: NetworkContact[];
  involvements: Involvement[];
  ratings: Rating[];
  leads: Lead[];
  levelSteps: LevelStep[];
  escalations: Escalation[];
  plans: Plan[];
  statements: PlanStatement[];
  goals: Goal[];
  actions: Action[];
  owners: ActionOwner[];
  evaluations: Evaluation[];
  evaluationGoals: EvaluationGoal[];
  visits: Visit[];
  visitMembers: VisitMember[];
  visitProfessionals: VisitProfessional[];
  visitQuestions: VisitQuestion[];
  visitQuestionRecipients: VisitQuestionRecipient[];
  emergencies: EmergencyAccess[];
  disclosures: Disclosure[];
  disclosureGivers: DisclosureGiver[];
  problems: Problem[];
  influences: Influence[];
  conditions: Condition[];
  blockages: Blockage[];
  breakthroughs: Breakthrough[];
  breakthroughKnots: BreakthroughKnot[];
  breakthroughVoices: BreakthroughVoice[];
  breakthroughInvitees: BreakthroughInvitee[];
  breakthroughCosts: BreakthroughCost[];
  responsibilities: Responsibility[];
}

/** Each list with its table, parents before children. */
export const HOUSEHOLD_TABLES: readonly (readonly [keyof HouseholdRows, EntityTarget<ObjectLiteral>])[] = [
  ['households', Household],
  ['persons', Person],
  ['members', Member],
  ['contacts', NetworkContact],
  ['involvements', Involvement],
  ['ratings', Rating],
  ['leads', Lead],
  ['levelSteps', LevelStep],
  ['escalations', Escalation],
  ['plans', Plan],
  ['statements', PlanStatement],
  ['goals', Goal],
  ['actions', Action],
  ['owners', ActionOwner],
  ['evaluations', Evaluation],
  ['evaluationGoals', EvaluationGoal],
  ['visits', Visit],
  ['visitMembers', VisitMember],
  ['visitProfessionals', VisitProfessional],
  ['visitQuestions', VisitQuestion],
  ['visitQuestionRecipients', VisitQuestionRecipient],
  ['emergencies', EmergencyAccess],
  ['disclosures', Disclosure],
  ['disclosureGivers', DisclosureGiver],
  ['problems', Problem],
  ['influences', Influence],
  ['conditions', Condition],
  ['blockages', Blockage],
  ['breakthroughs', Breakthrough],
  ['breakthroughKnots', BreakthroughKnot],
  ['breakthroughVoices', BreakthroughVoice],
  ['breakthroughInvitees', BreakthroughInvitee],
  ['breakthroughCosts', BreakthroughCost],
  ['responsibilities', Responsibility],
];

export const noRows = (): HouseholdRows => ({
  households: [],
  persons: [],
  members: [],
  contacts: [],
  involvements: [],
  ratings: [],
  leads: [],
  levelSteps: [],
  escalations: [],
  plans: [],
  statements: [],
  goals: [],
  actions: [],
  owners: [],
  evaluations: [],
  evaluationGoals: [],
  visits: [],
  visitMembers: [],
  visitProfessionals: [],
  visitQuestions: [],
  visitQuestionRecipients: [],
  emergencies: [],
  disclosures: [],
  disclosureGivers: [],
  problems: [],
  influences: [],
  conditions: [],
  blockages: [],
  breakthroughs: [],
  breakthroughKnots: [],
  breakthroughVoices: [],
  breakthroughInvitees: [],
  breakthroughCosts: [],
  responsibilities: [],
});

/** Writes the rows of many households, one table after the other. */
export async function insertHouseholds(manager: EntityManager, households: readonly HouseholdRows[]): Promise<void> {
  for (const [list, table] of HOUSEHOLD_TABLES) await insertAll(manager, table, households.flatMap<ObjectLiteral>((rows) => rows[list]));
}
