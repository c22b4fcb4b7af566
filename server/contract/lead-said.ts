import { IdField, TextField } from './fields.js';

/** The household's own words about the choice of its lead, and who said them. */
export class HouseholdSaid {
  @IdField({ nullable: true, description: 'The member who said it; null when nobody in particular.' }) memberId: string | null;
  @TextField(1000) words: string;
}
