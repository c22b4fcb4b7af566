import { ARGUMENTS_PAGE, BREAKTHROUGH_VALUES, type BreakthroughValue } from './breakthrough-words.js';
import { IdField, ListField, NumberField, OneOfField, TextField, YesNoField } from './fields.js';

/** An argument that others may use: without anything that leads to somebody. */
export class OfferedArgument {
  @OneOfField(BREAKTHROUGH_VALUES) value: BreakthroughValue;
  @TextField(1000) words: string;
}

export class SearchArguments {
  @TextField(200, { optional: true, nullable: true, description: 'Words that stand in it, with or without accents. Not in an address: it may hold what somebody copied out of a file.' }) words?: string | null;
  @OneOfField(BREAKTHROUGH_VALUES, { optional: true, nullable: true }) value?: BreakthroughValue | null;
  @TextField(500, { optional: true, nullable: true, description: 'From `next` of the page before.' }) after?: string | null;
}

export class ArgumentView {
  @IdField() id: string;
  @OneOfField(BREAKTHROUGH_VALUES) value: BreakthroughValue;
  @TextField(1000) words: string;
  @NumberField(2000, 2200) year: number;
}

export class ArgumentList {
  @ListField(() => ArgumentView, ARGUMENTS_PAGE, { description: 'What fits the words best first; without words the newest.' }) arguments: ArgumentView[];
  @TextField(500, { nullable: true }) next: string | null;
  @YesNoField({ description: 'Whether the reader may take an argument out.' }) mayClear: boolean;
}
