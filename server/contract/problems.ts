import { ApiProperty } from '@nestjs/swagger';
import { PROBLEMS, type ProblemCode } from './problem-codes.js';

/** What is wrong with one field of the input. */
export class FieldProblem {
  @ApiProperty({ example: 'endsAt' }) field: string;
  @ApiProperty({ description: 'Name of the check that failed, such as isUuid.', example: 'isUuid' }) check: string;
  @ApiProperty({ description: 'In English; the client says it in the language of the reader.' }) message: string;
}

/** RFC 9457 problem details, with a stable code. */
export class Problem {
  @ApiProperty({ example: 'about:blank' }) type: string;
  @ApiProperty() status: number;
  @ApiProperty() title: string;
  @ApiProperty() detail: string;
  @ApiProperty({ enum: Object.keys(PROBLEMS) }) code: ProblemCode;
  @ApiProperty({ required: false, type: [FieldProblem], description: 'Only where the input itself is at fault.' }) fields?: FieldProblem[];
  @ApiProperty({ required: false, type: Object, description: 'Values for the sentence, by name.' })
  facts?: Record<string, unknown>;
  @ApiProperty({ required: false, description: 'To give to the functional administrator with a report of an unexpected error.' }) traceId?: string;
}
