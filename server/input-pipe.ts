import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { FieldProblem } from './contract/problems.js';
import { BrokenRule } from './shared/broken-rule.js';

/** No class of the contract is nested deeper than three; what is would cost more to look at than it is worth. */
const DEEPEST = 10;

/** Checks every input against its class of the contract; a field that it does not know is refused, not ignored. */
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      exceptionFactory: (errors) => new BrokenRule('input.invalid', {}, errors.flatMap((error) => fieldsOf(error, ''))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && isDeeper(value, DEEPEST)) throw new BrokenRule('input.invalid');
    return super.transform(value, metadata);
  }
}

const isDeeper = (value: unknown, than: number): boolean =>
  typeof value === 'object' && value !== null && (than === 0 || Object.values(value).some((part) => isDeeper(part, than - 1)));

function fieldsOf(error: ValidationError, path: string): FieldProblem[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([check, message]) => ({ field, check, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, field))];
}
