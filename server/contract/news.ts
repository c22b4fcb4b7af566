import { IdField, NumberKeyField } from './fields.js';

/** Who follows a household. */
export class FollowNews {
  @IdField({ optional: true, description: 'What the page calls itself, made at random: it is not told of a change that says `X-Page` with the same. Left out: it is told of all.' }) page?: string;
  @NumberKeyField(0, 2_147_483_647, { optional: true, description: 'Milliseconds since the page began to read what it shows: it is told at once where anything may have changed since. Left out: only of what changes from here on.' }) readAgo?: number;
}
