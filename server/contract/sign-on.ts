import { EmailField, IdField, InstantField, ListField, NumberField, ObjectField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { GIVEN_ROLES, ROLES, type Role } from './roles.js';
import { SIGN_ON_PURPOSES, SIGN_ON_REQUEST_STATES, type SignOnPurpose, type SignOnRequestState } from './sign-on-words.js';

export class SignOnOffer {
  @TextField(200, { description: 'What people call the provider.' }) name: string;
}

/** In what ways one can sign in here. */
export class SignInOptions {
  @YesNoField() localAccounts: boolean;
  @ObjectField(() => SignOnOffer, { nullable: true }) signOn: SignOnOffer | null;
}

export class BeginSignOn {
  @OneOfField(SIGN_ON_PURPOSES) purpose: SignOnPurpose;
  @TextField(2000, { optional: true, description: 'The page to come back to, as a path of this product.' }) next?: string;
}

/** Where the browser goes on. */
export class ContinueAt {
  @TextField(8000) continueAt: string;
}

/** For whose administrator one waits, told to the browser that signed on. */
export class WaitingFor {
  @TextField(200) organisation: string;
}

/** Somebody who signed on for the first time. What is told of them comes from the provider. */
export class SignOnRequestView {
  @IdField() id: string;
  @OneOfField(SIGN_ON_REQUEST_STATES) state: SignOnRequestState;
  @TextField(200, { nullable: true }) name: string | null;
  @TextField(254, { nullable: true, description: 'To recognise somebody by; nobody is ever found by it.' }) email: string | null;
  @SomeOfField(ROLES, { nullable: true, description: 'As the organisation maps them; null where it maps none.' }) roles: Role[] | null;
  @InstantField() requestedAt: string;
  @InstantField({ description: 'When they last tried.' }) lastTriedAt: string;
}

export class SignOnColleague {
  @IdField() id: string;
  @TextField(200) name: string;
  @TextField(200) function: string;
  @YesNoField({ description: 'Signs on with the provider already.' }) linked: boolean;
}

export class SignOnRequests {
  @ListField(() => SignOnRequestView, 200) requests: SignOnRequestView[];
  @ListField(() => SignOnColleague, 10_000, { description: 'Who of the organisation such a person may be.' }) colleagues: SignOnColleague[];
}

export class NewColleague {
  @TextField(200) name: string;
  @TextField(200) function: string;
  @EmailField() email: string;
  @SomeOfField(GIVEN_ROLES, { description: 'Counts where the organisation maps no roles; else the provider decides.' }) roles: Role[];
}

/** Names a colleague who has an account, or a new one. */
export class AcceptSignOn {
  @IdField({ optional: true }) professionalId?: string;
  @ObjectField(() => NewColleague, { optional: true }) newColleague?: NewColleague;
}

export class SignOnRoleRule {
  @TextField(200, { description: 'What the provider calls it; taken to the letter.' }) claim: string;
  @OneOfField(GIVEN_ROLES) role: Role;
}

export class ChangeSignOnMapping {
  @TextField(200, { nullable: true, description: 'What the provider calls this organisation. Null: nobody signs on.' }) reference: string | null;
  @ListField(() => SignOnRoleRule, 100, { description: 'None: roles are given here, and the provider changes nothing in them.' }) roles: SignOnRoleRule[];
}

export class SignOnMapping extends ChangeSignOnMapping {
  @NumberField(1, 2_147_483_647) version: number;
  @TextField(200, { nullable: true, description: 'The provider; null where single sign-on is not set up.' }) provider: string | null;
}
