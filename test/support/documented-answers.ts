import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Response } from 'supertest';

interface Documented {
  description?: string;
  content?: Record<string, { schema?: object }>;
}
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  path: string;
  parameters: { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, Documented>;
}

/** What an API says of its answers, and whether an answer keeps to it. */
export class DocumentedAnswers {
  readonly operations: Operation[];
  private readonly ajv = new Ajv({ strict: false, allErrors: false });
  private readonly validators = new Map<object, ValidateFunction>();

  constructor(document: OpenAPIObject) {
    (formats as unknown as { default(ajv: Ajv): void }).default(this.ajv);
    this.ajv.addSchema({ $id: 'document', components: closed(document.components ?? {}) });
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Partial<Operation> & Pick<Operation, 'responses'>>).map(([method, operation]) => ({ ...operation, parameters: operation.parameters ?? [], method: method as Operation['method'], path })),
    );
  }

  /** What is wrong with an answer; undefined where it is as documented. */
  fault({ responses }: Operation, answer: Response): string | undefined {
    if (answer.status >= 500) return `${answer.status} ${answer.text.slice(0, 200)}`;
    const documented = responses[answer.status];
    if (!documented) return `${answer.status} is not documented: ${answer.text.slice(0, 200)}`;
    const { code } = answer.body as { code?: string };
    if (answer.status >= 400 && !documented.description?.includes(`\`${code}\``)) return `${answer.status} with an undocumented code: ${code}`;
    const type = answer.headers['content-type']?.split(';')[0];
    const schemas = documented.content ?? {};
    const schema = type === undefined ? undefined : schemas[type]?.schema;
    if (type !== undefined && answer.text !== '' && schemas[type] === undefined && Object.keys(schemas).length > 0) return `${answer.status} comes as ${type}, documented is ${Object.keys(schemas).join()}`;
    if (!schema || !type?.endsWith('json')) return undefined;
    const validate = this.validatorOf(schema);
    return validate(answer.body) ? undefined : `${answer.status} is not of its shape: ${this.ajv.errorsText(validate.errors)} ${answer.text.slice(0, 300)}`;
  }

  private validatorOf(schema: object): ValidateFunction {
    const known = this.validators.get(schema) ?? this.ajv.compile(closed(schema, true) as object);
    this.validators.set(schema, known);
    return known;
  }
}

/** The same schema, in which a field that is not documented does not belong, and `nullable` beside a reference counts. */
function closed(schema: unknown, pointing = false): unknown {
  if (Array.isArray(schema)) return schema.map((each) => closed(each, pointing));
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value, pointing)]));
  if (pointing && typeof copy['$ref'] === 'string' && copy['$ref'].startsWith('#')) copy['$ref'] = `document${copy['$ref']}`;
  if (copy['type'] === 'object' && copy['properties'] && copy['additionalProperties'] === undefined) copy['additionalProperties'] = false;
  if (copy['nullable'] === true && copy['allOf']) return { anyOf: [{ type: 'null' }, { allOf: copy['allOf'] }] };
  if (copy['nullable'] === true && Array.isArray(copy['enum']) && !copy['enum'].includes(null)) copy['enum'] = [...(copy['enum'] as unknown[]), null];
  if (copy['nullable'] === true && copy['type'] === undefined) delete copy['nullable'];
  return copy;
}
