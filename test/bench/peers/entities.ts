import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';

// The product's own tables as an object graph, the way an ordinary TypeORM service maps them: relations both ways.

@Entity('organisation')
export class Organisation {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: string;
}

@Entity('professional')
export class Professional {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') function: string;
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation: Relation<Organisation>;
}

@Entity('person')
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('date', { nullable: true }) birthDate: string | null;
}

@Entity('household')
export class Household {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) address: string | null;
  @Column('boolean') addressShielded: boolean;
  @Column('date') openedOn: string;
  @Column('date', { nullable: true }) closedOn: string | null;
  @Column('int') version: number;
  @OneToMany(() => Member, (member) => member.household) members: Relation<Member[]>;
  @OneToMany(() => NetworkContact, (contact) => contact.household) network: Relation<NetworkContact[]>;
  @OneToMany(() => Involvement, (involvement) => involvement.household) involvements: Relation<Involvement[]>;
  @OneToMany(() => Rating, (rating) => rating.household) ratings: Relation<Rating[]>;
  @OneToMany(() => Lead, (lead) => lead.household) leads: Relation<Lead[]>;
  @OneToMany(() => Plan, (plan) => plan.household) plans: Relation<Plan[]>;
  @OneToMany(() => Goal, (goal) => goal.household) goals: Relation<Goal[]>;
  @OneToMany(() => Visit, (visit) => visit.household) visits: Relation<Visit[]>;
  @OneToMany(() => Overlap, (overlap) => overlap.household) overlaps: Relation<Overlap[]>;
  @OneToMany(() => LeadProposal, (proposal) => proposal.household) leadProposals: Relation<LeadProposal[]>;
  @OneToMany(() => LeadDeputy, (deputy) => deputy.household) leadDeputies: Relation<LeadDeputy[]>;
  @OneToMany(() => PlanStatement, (statement) => statement.household) planStatements: Relation<PlanStatement[]>;
  @OneToMany(() => Rectification, (rectification) => rectification.household) rectifications: Relation<Rectification[]>;
}

abstract class Row {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') id: string;
}

@Entity('member')
export class Member extends Row {
  @ManyToOne(() => Household, (household) => household.members) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('uuid') personId: string;
  @ManyToOne(() => Person) @JoinColumn({ name: 'person_id' }) person: Relation<Person>;
  @Column('text') role: string;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('boolean') addressShielded: boolean;
  @Column('int') version: number;
}

@Entity('network_contact')
export class NetworkContact extends Row {
  @ManyToOne(() => Household, (household) => household.network) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('text') name: string;
  @Column('text') relation: string;
  @Column('text', { array: true }) support: string[];
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('int') version: number;
}

@Entity('involvement')
export class Involvement extends Row {
  @ManyToOne(() => Household, (household) => household.involvements) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional: Relation<Professional>;
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation: Relation<Organisation>;
  @Column('text', { array: true }) domains: string[];
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('text', { nullable: true }) endReason: string | null;
  @Column('int') version: number;
}

@Entity('rating')
export class Rating extends Row {
  @ManyToOne(() => Household, (household) => household.ratings) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('uuid') memberId: string;
  @Column('text') domain: string;
  @Column('text') voice: string;
  @Column('smallint') level: number;
  @Column('text', { nullable: true }) words: string | null;
  @Column('date') ratedOn: string;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder: Relation<Professional>;
}

@Entity('lead')
export class Lead extends Row {
  @ManyToOne(() => Household, (household) => household.leads) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional: Relation<Professional>;
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation: Relation<Organisation>;
  @Column('text') kind: string;
  @Column('text') intensity: string;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('date', { nullable: true }) returnOn: string | null;
  @Column('text', { nullable: true }) mandate: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) endReason: string | null;
  @Column('text') decidedBy: string;
  @Column('text', { nullable: true }) saidWords: string | null;
  @Column('uuid', { nullable: true }) saidByMemberId: string | null;
  @Column('int') version: number;
}

@Entity('plan')
export class Plan extends Row {
  @ManyToOne(() => Household, (household) => household.plans) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('date', { nullable: true }) startedOn: string | null;
  @Column('text', { nullable: true }) whereTo: string | null;
  @Column('text', { nullable: true }) inTheWay: string | null;
  @Column('text') origin: string;
  @Column('text', { nullable: true }) familyPlan: string | null;
  @Column('date', { nullable: true }) familyPlanOn: string | null;
  @Column('int', { nullable: true }) evaluationWeeks: number | null;
  @Column('date', { nullable: true }) nextEvaluationOn: string | null;
  @Column('int') version: number;
}

@Entity('goal')
export class Goal extends Row {
  @ManyToOne(() => Household, (household) => household.goals) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('int') place: number;
  @Column('text') words: string;
  @Column('uuid', { nullable: true }) saidByMemberId: string | null;
  @Column('date', { nullable: true }) saidOn: string | null;
  @Column('text', { nullable: true }) professionalWording: string | null;
  @Column('text', { array: true }) domains: string[];
  @Column('text') state: string;
  @Column('text', { nullable: true }) notNowBecause: string | null;
  @Column('boolean') shielded: boolean;
  @Column('int') version: number;
  @OneToMany(() => Action, (action) => action.goal) actions: Relation<Action[]>;
}

const under = (name: string) => [
  { name: 'household_id', referencedColumnName: 'householdId' },
  { name, referencedColumnName: 'id' },
];

@Entity('action')
export class Action extends Row {
  @Column('uuid') goalId: string;
  @ManyToOne(() => Goal, (goal) => goal.actions) @JoinColumn(under('goal_id')) goal?: Relation<Goal>;
  @Column('text') what: string;
  @Column('text') rhythm: string;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('date', { nullable: true }) startsOn: string | null;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('date', { nullable: true }) reviewOn: string | null;
  @Column('uuid', { nullable: true }) waitsForId: string | null;
  @Column('text', { nullable: true }) domain: string | null;
  @Column('text') status: string;
  @Column('text', { nullable: true }) statusNote: string | null;
  @Column('int') version: number;
  @OneToMany(() => ActionOwner, (owner) => owner.action) owners: Relation<ActionOwner[]>;
  @OneToMany(() => ActionDone, (done) => done.action) done: Relation<ActionDone[]>;
}

@Entity('action_done')
export class ActionDone extends Row {
  @Column('uuid') actionId: string;
  @ManyToOne(() => Action, (action) => action.done) @JoinColumn(under('action_id')) action?: Relation<Action>;
  @Column('date') doneOn: string;
}

@Entity('action_owner')
export class ActionOwner extends Row {
  @Column('uuid') actionId: string;
  @ManyToOne(() => Action, (action) => action.owners) @JoinColumn(under('action_id')) action?: Relation<Action>;
  @Column('uuid', { nullable: true }) professionalId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional: Relation<Professional> | null;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @ManyToOne(() => Member) @JoinColumn(under('member_id')) member: Relation<Member> | null;
  @Column('uuid', { nullable: true }) networkContactId: string | null;
  @ManyToOne(() => NetworkContact) @JoinColumn(under('network_contact_id')) networkContact: Relation<NetworkContact> | null;
}

@Entity('visit')
export class Visit extends Row {
  @ManyToOne(() => Household, (household) => household.visits) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('text') kind: string;
  @Column('text') status: string;
  @Column('text', { array: true }) domains: string[];
  @Column('uuid') recordedBy: string;
  @Column('text', { nullable: true }) anywayBecause: string | null;
  @Column('int', { default: 1 }) version: number;
  @OneToMany(() => VisitMember, (member) => member.visit) members: Relation<VisitMember[]>;
  @OneToMany(() => VisitProfessional, (professional) => professional.visit) professionals: Relation<VisitProfessional[]>;
}

@Entity('visit_member')
export class VisitMember {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') visitId: string;
  @ManyToOne(() => Visit, (visit) => visit.members) @JoinColumn(under('visit_id')) visit?: Relation<Visit>;
  @PrimaryColumn('uuid') memberId: string;
}

@Entity('visit_professional')
export class VisitProfessional {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') visitId: string;
  @ManyToOne(() => Visit, (visit) => visit.professionals) @JoinColumn(under('visit_id')) visit?: Relation<Visit>;
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional: Relation<Professional>;
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation: Relation<Organisation>;
  @Column('text', { nullable: true }) note: string | null;
}

@Entity('overlap')
export class Overlap extends Row {
  @ManyToOne(() => Household, (household) => household.overlaps) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('text') code: string;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @Column('text', { nullable: true }) domain: string | null;
  @Column('uuid', { array: true }) visitIds: string[];
  @Column('date') firstDay: string;
  @Column('date') lastDay: string;
  @Column('int') visits: number;
  @Column('int') professionals: number;
  @Column('int') organisations: number;
  @Column('date') peakFirstDay: string;
  @Column('date') peakLastDay: string;
  @Column('timestamptz', { nullable: true }) openSince: Date | null;
}

@Entity('overlap_answer')
export class OverlapAnswer extends Row {
  @Column('text') code: string;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @Column('text', { nullable: true }) domain: string | null;
  @Column('uuid', { array: true }) visitIds: string[];
}

// The page shows these too. No generated household has any, yet a service must look to know that.

@Entity('lead_proposal')
export class LeadProposal extends Row {
  @ManyToOne(() => Household, (household) => household.leadProposals) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('text') state: string;
}

@Entity('lead_deputy')
export class LeadDeputy extends Row {
  @ManyToOne(() => Household, (household) => household.leadDeputies) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('date') endsOn: string;
}

@Entity('plan_statement')
export class PlanStatement extends Row {
  @ManyToOne(() => Household, (household) => household.planStatements) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('text') words: string;
}

@Entity('rectification')
export class Rectification extends Row {
  @ManyToOne(() => Household, (household) => household.rectifications) @JoinColumn({ name: 'household_id' }) household?: Relation<Household>;
  @Column('text') ownView: string;
  @Column('text', { nullable: true }) outcome: string | null;
}

export const entities = [
  Organisation, Professional, Person, Household, Member, NetworkContact, Involvement, Rating, Lead, Plan, Goal, Action, ActionOwner,
  Visit, VisitMember, VisitProfessional, Overlap, OverlapAnswer, ActionDone, LeadProposal, LeadDeputy, PlanStatement, Rectification,
];
