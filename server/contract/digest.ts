import { DIGEST_RHYTHMS, type DigestRhythm } from './digest-words.js';
import { EmailField, OneOfField, YesNoField } from './fields.js';

/** One's own choice about the digest mail. */
export class DigestChoiceView {
  @YesNoField({ description: 'There is a mail server: without one nothing is sent, whatever was chosen.' }) possible: boolean;
  @OneOfField(DIGEST_RHYTHMS) rhythm: DigestRhythm;
  @EmailField({ description: 'Where it goes to: the address of the account.' }) address: string;
}

export class ChooseDigest {
  @OneOfField(DIGEST_RHYTHMS) rhythm: DigestRhythm;
}
