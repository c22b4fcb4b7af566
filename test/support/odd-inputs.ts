import fc from 'fast-check';

/** A part of an OpenAPI schema, as far as inputs are made from it. */
export interface Schema {
  type?: string;
  format?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  $ref?: string;
  nullable?: boolean;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
}

/** Ids that exist, by the name of a field or parameter that asks for one (`memberId`), and those of other households. */
export interface Ids {
  of(name: string): readonly string[];
}

const deep = (levels: number): unknown => (levels === 0 ? 'bottom' : [deep(levels - 1)]);

/** What a sender may put in the place of anything: of another type, too large, too deep, half a character, somebody's attempt at a statement. */
const HOSTILE: readonly unknown[] = [
  null, true, 0, -1, 1.5, -0, 2 ** 53, 1e308, '', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202eret', 'x'.repeat(20_000), '🙂'.repeat(3_000), 'ﷺ'.repeat(500),
  "'; drop table household; --", "' or 1=1 --", '$1', '{{7*7}}', '${7*7}', '<script>alert(1)</script>', '../../../../etc/passwd', '%00', '%2e%2e%2f', '\r\nSet-Cookie: a=b',
  'NaN', 'Infinity', '1e5', '0x10', '٣', '-1', '2026-02-30', '2026-13-01', '0000-00-00', '9999-12-31', '2026-03-29T02:30:00', '2026-03-29T02:30:00+25:00', '275760-09-13T00:00:00Z',
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '{}', '[]', 'null', 'undefined', [], {}, [null], [[]], { $ne: null }, { length: 3 }, ['x', 'x'],
  { toString: 'x' }, JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'), deep(200), Array.from({ length: 2_000 }, (_, place) => place),
];
const hostile = fc.constantFrom(...HOSTILE);

/** Inputs of one API: each made from the document, and then left whole, bent in one place, or replaced. */
export class OddInputs {
  constructor(
    private readonly schemas: Record<string, Schema>,
    private readonly ids: Ids,
    private readonly today: string,
  ) {}

  /** A body: as documented, nearly so, or nothing like it. */
  body(schema: Schema): fc.Arbitrary<unknown> {
    const right = this.right(schema, 'body');
    return fc.oneof({ weight: 4, arbitrary: right }, { weight: 5, arbitrary: this.bent(right) }, { weight: 1, arbitrary: hostile });
  }

  /** A parameter, as it stands in an address. */
  parameter(name: string, schema: Schema): fc.Arbitrary<string> {
    const written = (value: unknown): string => (typeof value === 'string' ? (value.isWellFormed() ? value : '%D8%00') : JSON.stringify(value)) ?? '';
    return fc.oneof({ weight: 6, arbitrary: this.right(schema, name).map(written) }, { weight: 1, arbitrary: hostile.map(written).map((text) => text.slice(0, 500)) });
  }

  /** The version that the sender read: mostly one that may be right. */
  version(): fc.Arbitrary<string | undefined> {
    return fc.oneof({ weight: 5, arbitrary: fc.constantFrom('"1"', '"2"', '"3"') }, { weight: 1, arbitrary: fc.constantFrom(undefined, '"0"', '1', '*', 'W/"1"', '"99999999999"', '"x"') });
  }

  /** One field taken away, replaced or added; one in a list replaced. */
  private bent(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
    return fc.tuple(right, fc.nat(), fc.nat(3), hostile).map(([value, place, way, odd]) => {
      if (typeof value !== 'object' || value === null) return odd;
      if (Array.isArray(value)) return value.map((each, index) => (index === place % value.length ? odd : (each as unknown)));
      const names = Object.keys(value);
      const name = names[place % Math.max(names.length, 1)];
      if (way === 0 || name === undefined) return { ...value, [name === undefined ? 'unknownField' : `${name}X`]: odd };
      const { [name]: taken, ...rest } = value as Record<string, unknown>;
      if (way === 1) return rest;
      return { ...rest, [name]: Array.isArray(taken) && taken.length > 0 && way === 2 ? [...(taken.slice(1) as unknown[]), odd] : odd };
    });
  }

  private right(schema: Schema, name: string): fc.Arbitrary<unknown> {
    const whole = this.found(schema);
    const value = this.ofType(whole, name);
    return whole.nullable ? fc.option(value, { freq: 4 }) : value;
  }

  private found(schema: Schema): Schema {
    if (schema.$ref) return this.found(this.schemas[schema.$ref.split('/').at(-1)!]!);
    if (schema.allOf) return { ...this.found(schema.allOf[0]!), ...(schema.nullable ? { nullable: true } : {}) };
    return schema;
  }

  private ofType(schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.properties) return this.object(schema);
    switch (schema.type) {
      case 'array':
        return fc.uniqueArray(this.right({ ...(schema.format ? { format: schema.format } : {}), ...schema.items }, name.replace(/s$/, '')), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
          comparator: (one, other) => JSON.stringify(one) === JSON.stringify(other),
        });
      case 'boolean':
        return fc.boolean();
      case 'integer':
      case 'number':
        return fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 500 });
      case 'object':
        return fc.constant({});
      case undefined:
      default:
        return this.text(schema, name);
    }
  }

  private text({ format, minLength = 0, maxLength = 60 }: Schema, name: string): fc.Arbitrary<string> {
    if (format === 'uuid' || /Ids?$/.test(name)) return fc.constantFrom(...this.ids.of(name));
    if (format === 'date') return fc.integer({ min: -400, max: 400 }).map((days) => this.day(days));
    if (format === 'date-time') return fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 0, max: 95 })).map(([days, quarter]) => `${this.day(days)}T${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}:00+01:00`);
    if (format === 'email') return fc.nat(9_999).map((number) => `iemand${number}@odd.example`);
    return fc.string({ unit: 'grapheme', minLength: Math.max(minLength, 1), maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
  }

  private object({ properties = {}, required = [] }: Schema): fc.Arbitrary<object> {
    const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, this.right(schema, name)]));
    return fc.record(fields, { requiredKeys: required });
  }

  private day(days: number): string {
    return new Date(Date.parse(`${this.today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  }
}
