import { IdField, InstantField, NumberField, OneOfField, SecretField, TextField, TextsField, YesNoField } from './fields.js';
import { BROWSERS, SIGN_IN_WAYS, SYSTEMS, type Browser, type SignInWay, type System } from './session-words.js';

/** A session of one's own: where one is signed in. */
export class OwnSession {
  @IdField() id: string;
  @InstantField() startedAt: string;
  @InstantField({ description: 'To the minute.' }) lastSeenAt: string;
  @OneOfField(BROWSERS) browser: Browser;
  @OneOfField(SYSTEMS) system: System;
  @OneOfField(SIGN_IN_WAYS) signedInWith: SignInWay;
  @YesNoField({ description: 'The session of this very request.' }) current: boolean;
}

/** Shows once more that it is really you; who signs in with single sign-on does so there. */
export class StepUp {
  @SecretField(200) password: string;
  @TextField(40, { optional: true, description: 'Where the second step is on: six digits of the app, or a recovery code.' }) code?: string;
}

export class SteppedUp {
  @InstantField({ description: 'Until then the same is not asked again.' }) until: string;
}

export class SecondFactorView {
  @YesNoField() on: boolean;
  @YesNoField({ description: 'The account has a password here; without one there is nothing to add a second step to.' }) possible: boolean;
  @InstantField({ nullable: true }) since: string | null;
  @NumberField(0, 100) recoveryCodesLeft: number;
}

/** What an app for codes needs; told once. */
export class SecondFactorSetup {
  @TextField(100, { description: 'In base32, for who cannot scan.' }) secret: string;
  @TextField(500, { description: 'An otpauth address, for an app on this device.' }) address: string;
  @TextField(60_000, { description: 'The address as a QR code: an SVG image as a data address.' }) image: string;
}

export class ConfirmSecondFactor {
  @TextField(40) code: string;
}

export class RecoveryCodes {
  @TextsField(40, 10, { description: 'Each works once, in the place of a code of the app.' }) codes: string[];
}
