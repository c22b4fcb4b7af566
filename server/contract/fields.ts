import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  NotContains,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/**
 * One decorator a field: it checks the input and writes the OpenAPI document, so that both can never differ.
 * Every text is trimmed and has a longest length; unknown fields are refused by the validation pipe.
 */
interface Common {
  description?: string;
  /** The field may be left out. */
  optional?: boolean;
  /** The field may be `null`, which empties it. */
  nullable?: boolean;
}

const presence = ({ optional, nullable }: Common): PropertyDecorator[] => [
  ...(optional && nullable ? [IsOptional()] : []),
  ...(optional && !nullable ? [ValidateIf((_, value) => value !== undefined)] : []),
  ...(!optional && nullable ? [ValidateIf((_, value) => value !== null)] : []),
];

const documented = (common: Common, schema: Record<string, unknown>): PropertyDecorator =>
  ApiProperty({
    ...schema,
    required: !common.optional,
    ...(common.nullable ? { nullable: true } : {}),
    ...(common.description ? { description: common.description } : {}),
  });

/** Half a character cannot be kept or compared: such a text is no text. */
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (value.isWellFormed() ? value.trim() : '') : value));

/** Ids are compared as text, and a UUID may be written in capitals. */
const lowerCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
const lowerCased = Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(lowerCase) : lowerCase(value)));

/** Text of 1 (or `min`) to `max` characters, without the null character (PostgreSQL has no place for it). */
export const TextField = (max: number, common: Common & { min?: number } = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    trimmed,
    IsString(),
    Length(common.min ?? 1, max),
    NotContains('\u0000'),
    documented(common, { type: String, minLength: common.min ?? 1, maxLength: max }),
  ) as PropertyDecorator;

/** A list of such texts. */
export const TextsField = (longest: number, most: number, common: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    ArrayMaxSize(most),
    IsString({ each: true }),
    Length(1, longest, { each: true }),
    NotContains('\u0000', { each: true }),
    documented(common, { type: 'array', items: { type: 'string', minLength: 1, maxLength: longest }, maxItems: most }),
  ) as PropertyDecorator;

/** A password or other secret: taken to the letter, also its spaces. */
export const SecretField = (max: number, common: Common & { min?: number } = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    IsString(),
    Length(common.min ?? 1, max),
    documented(common, { type: String, format: 'password', minLength: common.min ?? 1, maxLength: max }),
  ) as PropertyDecorator;

export const IdField = (common: Common = {}): PropertyDecorator =>
  applyDecorators(...presence(common), lowerCased, IsUUID(), documented(common, { type: String, format: 'uuid' })) as PropertyDecorator;

export const IdsField = (max: number, common: Common & { min?: number } = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    lowerCased,
    ArrayMinSize(common.min ?? 0),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsUUID(undefined, { each: true }),
    documented(common, { type: [String], format: 'uuid', minItems: common.min ?? 0, maxItems: max, uniqueItems: true }),
  ) as PropertyDecorator;

/** A calendar day in Europe/Amsterdam, `YYYY-MM-DD`. */
export const DayField = (common: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    IsISO8601({ strict: true }),
    Matches(/^(19|20)\d\d-\d\d-\d\d$/),
    documented(common, { type: String, format: 'date', example: '2026-09-18' }),
  ) as PropertyDecorator;

/** An instant with its zone: `2026-09-18T09:00:00+02:00` or `…Z`. */
export const InstantField = (common: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    IsISO8601({ strict: true, strictSeparator: true }),
    Matches(/^(19|20)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/),
    documented(common, { type: String, format: 'date-time', example: '2026-09-18T09:00:00+02:00' }),
  ) as PropertyDecorator;

export const OneOfField = (values: readonly string[], common: Common = {}): PropertyDecorator =>
  applyDecorators(...presence(common), IsIn(values), documented(common, { type: String, enum: [...values] })) as PropertyDecorator;

/** A list without doubles out of fixed values. */
export const SomeOfField = (values: readonly string[], common: Common & { min?: number } = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    ArrayMinSize(common.min ?? 0),
    ArrayMaxSize(values.length),
    ArrayUnique(),
    IsIn(values, { each: true }),
    documented(common, {
      type: 'array',
      items: { type: 'string', enum: [...values] },
      minItems: common.min ?? 0,
      maxItems: values.length,
      uniqueItems: true,
    }),
  ) as PropertyDecorator;

export const NumberField = (min: number, max: number, common: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    IsInt(),
    Min(min),
    Max(max),
    documented(common, { type: 'integer', minimum: min, maximum: max }),
  ) as PropertyDecorator;

/** The same as a key of a query, where everything is text. */
export const NumberKeyField = (min: number, max: number, common: Common = {}): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value)),
    NumberField(min, max, common),
  ) as PropertyDecorator;

export const YesNoField = (common: Common = {}): PropertyDecorator =>
  applyDecorators(...presence(common), IsBoolean(), documented(common, { type: Boolean })) as PropertyDecorator;

export const EmailField = (common: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    trimmed,
    IsEmail(),
    Length(3, 254),
    documented(common, { type: String, format: 'email', maxLength: 254 }),
  ) as PropertyDecorator;

/** What a code is made of: the name of something that is data, such as a law. */
const CODE = /^[a-z][a-z_]{1,39}$/;

export const CodeField = (common: Common = {}): PropertyDecorator =>
  applyDecorators(...presence(common), IsString(), Matches(CODE), documented(common, { type: String, pattern: CODE.source, maxLength: 40 })) as PropertyDecorator;

/** A list of codes without doubles. */
export const CodesField = (max: number, common: Common & { min?: number } = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    ArrayMinSize(common.min ?? 0),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsString({ each: true }),
    Matches(CODE, { each: true }),
    documented(common, { type: 'array', items: { type: 'string', pattern: CODE.source, maxLength: 40 }, minItems: common.min ?? 0, maxItems: max, uniqueItems: true }),
  ) as PropertyDecorator;

/** Objects of another class of the contract. */
export const ListField = (of: () => new () => object, max: number, common: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...presence(common),
    ArrayMaxSize(max),
    ValidateNested({ each: true }),
    Type(of),
    // Swagger takes a function for a late reference only when it is called `type`.
    documented(common, { type: () => of(), isArray: true, maxItems: max }),
  ) as PropertyDecorator;

/** One object of another class of the contract. */
export const ObjectField = (of: () => new () => object, common: Common = {}): PropertyDecorator =>
  applyDecorators(...presence(common), IsObject(), ValidateNested(), Type(of), documented(common, { type: () => of() })) as PropertyDecorator;
