import { EmailField, IdField, InstantField, OneOfField, ObjectField, SecretField, SomeOfField, TextField } from './fields.js';
import { LANGUAGES, ROLES, type Language, type Role } from './roles.js';
import { SIGN_IN_WAYS, type SignInWay } from './session-words.js';

export class SignIn {
  @EmailField() email: string;
  @SecretField(200) password: string;
  @IdField({ optional: true, description: 'For who has an account with the same address and password at more than one organisation.' }) organisationId?: string;
  @TextField(40, { optional: true, description: 'Where the second step is on: six digits of the app, or a recovery code.' }) code?: string;
}

export class ChangePreferences {
  @OneOfField(LANGUAGES) language: Language;
}

export class SessionOrganisation {
  @IdField() id: string;
  @TextField(200) name: string;
}

/** Who is signed in, and until when without doing anything. */
export class SessionView {
  @IdField() professionalId: string;
  @TextField(200) name: string;
  @TextField(200) function: string;
  @ObjectField(() => SessionOrganisation) organisation: SessionOrganisation;
  @SomeOfField(ROLES) roles: Role[];
  @OneOfField(LANGUAGES) language: Language;
  @OneOfField(SIGN_IN_WAYS) signedInWith: SignInWay;
  @InstantField() expiresAt: string;
}

/** An account that the sign-in page offers, in demo mode only. */
export class DemoAccount {
  @EmailField() email: string;
  @TextField(200) name: string;
  @TextField(200) function: string;
  @TextField(200) organisation: string;
  @SomeOfField(ROLES) roles: Role[];
  @TextField(200) password: string;
}

/** What drafts in the browser are encrypted with. It stays in the memory of the page. */
export class DraftKey {
  @TextField(64, { description: '32 bytes in base64, the same for this account at each sign-in.' }) key: string;
}
