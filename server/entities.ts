import { RecoveryCode, SecondFactor } from './access/second-factor.entity.js';
import { LocalAccount, Session } from './access/session.entity.js';
import { Departure, DepartureDecision } from './administration/departure.entity.js';
import { Invitation } from './administration/invitation.entity.js';
import { Digest, DigestChoice } from './digest/digest.entity.js';
import { Disclosure, DisclosureGiver } from './disclosures/disclosure.entity.js';
import { Blockage, Condition } from './blockages/blockage.entity.js';
import { AcceptedArgument } from './breakthroughs/argument.entity.js';
import { Breakthrough, BreakthroughAction, BreakthroughCost, BreakthroughInvitee, BreakthroughKnot, BreakthroughSignal, BreakthroughVoice } from './breakthroughs/breakthrough.entity.js';
import { PauseRequest } from './breakthroughs/pause.entity.js';
import { Rating } from './domains/rating.entity.js';
import { EmergencyAccess } from './emergency/emergency.entity.js';
import { CalendarAddress, VisitSource } from './exchange/exchange.entity.js';
import { Household, Involvement, Member, NetworkContact, Person } from './households/household.entity.js';
import { HouseholdWord } from './households/household-word.entity.js';
import { LeadDeputy } from './leads/lead-deputy.entity.js';
import { LeadHandoverPoint, LeadProposal, LeadProposalAnswer } from './leads/lead-proposal.entity.js';
import { Influence, Problem } from './influences/influence.entity.js';
import { Lead } from './leads/lead.entity.js';
import { Escalation, LevelStep } from './levels/level.entity.js';
import { Notice } from './notices/notice.entity.js';
import { Organisation, Professional, Team, TeamLead } from './organisations/organisation.entity.js';
import { Responsibility } from './responsibilities/responsibility.entity.js';
import { Agreement, PlanVersion, PlanVersionGoal } from './plans/agreement.entity.js';
import { Evaluation, EvaluationGoal } from './plans/evaluation.entity.js';
import { Action, ActionDone, ActionOwner, Goal, Plan, PlanStatement } from './plans/plan.entity.js';
import { PlanLook } from './plans/plan-look.entity.js';
import { ExportRequest, Rectification } from './rights/member-rights.entity.js';
import { ClosedPart, DestructionCase, DestructionCertificate, DestructionRun, HouseholdClosing, HouseholdLaw, RetentionHold, RetentionTerm } from './rights/retention.entity.js';
import { SafetyCheck } from './safety/safety.entity.js';
import { Signal, SignalAnswer, SignalConfirmation } from './signals/signal.entity.js';
import { ReviewCase, ReviewMeeting } from './reviews/review.entity.js';
import { DerivedWith, TeamSetting, TeamSettingChange } from './settings/setting.entity.js';
import { SignOnAttempt, SignOnIdentity, SignOnRequest, SignOnRole, UsedLogoutToken } from './sign-on/sign-on.entity.js';
import { OverlapAnswer } from './visits/overlap-answer.entity.js';
import { VisitQuestion, VisitQuestionRecipient } from './visits/visit-question.entity.js';
import { Overlap, Visit, VisitMember, VisitProfessional } from './visits/visit.entity.js';
import { Withdrawal } from './withdrawals/withdrawal.entity.js';

/** Every table of the product. */
export const entities = [
  Organisation,
  Team,
  Professional,
  TeamLead,
  LocalAccount,
  Session,
  SecondFactor,
  RecoveryCode,
  SignOnAttempt,
  SignOnIdentity,
  SignOnRequest,
  SignOnRole,
  UsedLogoutToken,
  Household,
  HouseholdWord,
  Person,
  Member,
  NetworkContact,
  Involvement,
  Rating,
  Disclosure,
  DisclosureGiver,
  Lead,
  LeadProposal,
  LeadProposalAnswer,
  LeadHandoverPoint,
  LeadDeputy,
  LevelStep,
  Escalation,
  Withdrawal,
  Plan,
  Goal,
  Action,
  ActionOwner,
  Problem,
  Influence,
  Condition,
  Blockage,
  Breakthrough,
  BreakthroughKnot,
  BreakthroughVoice,
  BreakthroughInvitee,
  BreakthroughCost,
  BreakthroughAction,
  BreakthroughSignal,
  PauseRequest,
  AcceptedArgument,
  Responsibility,
  ActionDone,
  PlanStatement,
  PlanLook,
  PlanVersion,
  PlanVersionGoal,
  Agreement,
  Evaluation,
  EvaluationGoal,
  Visit,
  VisitMember,
  VisitProfessional,
  Overlap,
  OverlapAnswer,
  VisitSource,
  CalendarAddress,
  SafetyCheck,
  SignalAnswer,
  SignalConfirmation,
  Signal,
  TeamSetting,
  TeamSettingChange,
  DerivedWith,
  ReviewMeeting,
  ReviewCase,
  VisitQuestion,
  VisitQuestionRecipient,
  Invitation,
  Departure,
  DepartureDecision,
  EmergencyAccess,
  Notice,
  DigestChoice,
  Digest,
  ExportRequest,
  Rectification,
  RetentionTerm,
  HouseholdLaw,
  HouseholdClosing,
  ClosedPart,
  RetentionHold,
  DestructionRun,
  DestructionCase,
  DestructionCertificate,
];
