import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldProblem } from './contract/problems.js';
import { BrokenRule } from './shared/broken-rule.js';

/** Checks every input against its class of the contract; a field that it does not know is refused, not ignored. */
export const inputPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => new BrokenRule('input.invalid', {}, errors.flatMap((error) => fieldsOf(error, ''))),
  });

function fieldsOf(error: ValidationError, path: string): FieldProblem[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([check, message]) => ({ field, check, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, field))];
}
