import { isDate, isDecimalText } from '@caseloom/core';
import type { LocalText } from '@caseloom/pack';
import { z } from 'zod';

export type ParameterType = 'decimal' | 'integer' | 'select' | 'bands' | 'text';

export interface SelectOption {
  readonly value: string;
  readonly title: LocalText;
}

/** One parameter of a method, as a form shows it. */
export interface ParameterField {
  /** Property path inside `parameters`. */
  readonly path: string;
  readonly title: LocalText;
  /** Empty where the number has none. */
  readonly unit: string;
  readonly type: ParameterType;
  readonly required: boolean;
  readonly options?: readonly SelectOption[];
  /** Columns of a list of rows (`bands`), each a field of a row. */
  readonly columns?: readonly ParameterField[];
  readonly help: LocalText;
}

type Words = readonly [zh: string, en: string];
interface About {
  readonly title: Words;
  readonly help: Words;
  readonly unit?: string;
  readonly optional?: boolean;
}

const fields = z.registry<Omit<ParameterField, 'path' | 'required'>>();

function local([zh, en]: Words): LocalText {
  return { zh, en };
}

function described<S extends z.ZodType>(
  schema: S,
  about: About,
  rest: Pick<ParameterField, 'type'> & Partial<ParameterField>,
): S {
  const named = schema.meta({
    title: `${about.title[0]} ${about.title[1]}`,
    description: `${about.help[0]} ${about.help[1]}`,
  });
  fields.add(named, { title: local(about.title), help: local(about.help), unit: about.unit ?? '', ...rest });
  return named;
}

const decimalText = z.string().refine(isDecimalText, { message: 'decimal number as text' });

/** A decimal as text; money, points, coefficients. */
export function decimalField(about: About & { readonly optional: true }): z.ZodOptional<typeof decimalText>;
export function decimalField(about: About): typeof decimalText;
export function decimalField(about: About): z.ZodType {
  return described(about.optional === true ? decimalText.optional() : decimalText, about, { type: 'decimal' });
}

const wholeNumber = z.number().int().min(0);

export function integerField(about: About & { readonly optional: true }): z.ZodOptional<typeof wholeNumber> {
  return described(wholeNumber.optional(), about, { type: 'integer' });
}

type Options<V extends string> = readonly (readonly [value: V, ...title: Words])[];

export function selectField<const V extends string>(
  about: About & { readonly optional: true },
  options: Options<V>,
): z.ZodOptional<z.ZodEnum<{ [K in V]: K }>>;
export function selectField<const V extends string>(about: About, options: Options<V>): z.ZodEnum<{ [K in V]: K }>;
export function selectField(about: About, options: Options<string>): z.ZodType {
  const schema = z.enum(options.map(([value]) => value) as [string, ...string[]]);
  return described(about.optional === true ? schema.optional() : schema, about, {
    type: 'select',
    options: options.map(([value, zh, en]) => ({ value, title: { zh, en } })),
  });
}

/** Rows tried in order. */
export function rowsField<S extends z.ZodObject>(
  about: About & { readonly optional: true },
  row: S,
): z.ZodOptional<z.ZodArray<S>>;
export function rowsField<S extends z.ZodObject>(about: About, row: S): z.ZodArray<S>;
export function rowsField(about: About, row: z.ZodObject): z.ZodType {
  const list = about.optional === true ? z.array(row).optional() : z.array(row).min(1);
  return described(list, about, { type: 'bands', columns: fieldsOf(row) });
}

export function textField(about: About & { readonly optional: true }): z.ZodOptional<z.ZodString>;
export function textField(about: About): z.ZodString;
export function textField(about: About): z.ZodType {
  const text = z.string().min(1);
  return described(about.optional === true ? text.optional() : text, about, { type: 'text' });
}

const dateText = z.string().refine(isDate, { message: 'YYYY-MM-DD' });

/** A calendar date as text, which may be missing. */
export function dateField(about: About & { readonly optional: true }): z.ZodOptional<typeof dateText> {
  return described(dateText.optional(), about, { type: 'text' });
}

/** The fields of an object schema, in the order of its members. @throws Error for a member that was not made by a field function: a parameter without words. */
export function fieldsOf(schema: z.ZodObject): readonly ParameterField[] {
  return Object.entries(schema.shape).map(([path, member]) => {
    const field = fields.get(member as z.ZodType);
    if (field === undefined) throw new Error(`parameter without title and help: ${path}`);
    return { path, required: !(member instanceof z.ZodOptional), ...field };
  });
}
