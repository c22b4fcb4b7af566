import { IdField } from './fields.js';

/** Who follows a household. */
export class FollowNews {
  @IdField({ optional: true, description: 'What the page calls itself, made at random: it is not told of a change that says `X-Page` with the same. Left out: it is told of all.' }) page?: string;
}
