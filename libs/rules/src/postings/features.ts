import { parseCodeRanges } from '../operators/code-ranges.ts';
import { codeKeys } from './code-keys.ts';
import type { FieldTable, FieldUse } from './fields.ts';
import type { TextForm } from './slots.ts';

/** Lists of more texts are looked up as a whole: each of their texts makes one more feature hold. */
const LONG_LIST = 48;

/** What a key has to be for a value: all of it, its beginning, the beginning of its code, its whole code. */
export const FORMS = { equal: 0, starts: 1, code: 2, whole: 3 } as const;

/** Number of a field's keys of one form. */
export function namespace(field: number, form: keyof typeof FORMS): number {
  return field * 4 + FORMS[form];
}

/**
 * Features of records: *this field has this text*, *… begins so*, *… is one of these*. Each text that rules compare a field with is one, numbered in
 * the order met. A record's values make some of them hold, and rules are found by them.
 */
export class FeatureTable {
  /** Per feature: namespace of its key, or -1 without a key of its own. */
  readonly namespaces: number[] = [];
  readonly texts: string[] = [];
  /** How many rules name it. */
  readonly uses: number[] = [];
  /** Features that make another one hold: of the texts of a long list. */
  readonly makes = new Map<number, number[]>();
  readonly #fields: FieldTable;
  readonly #keys = new Map<number, Map<string, number>>();
  readonly #lists = new Map<string, readonly number[] | undefined>();
  constructor(fields: FieldTable) {
    this.#fields = fields;
  }

  get size(): number {
    return this.namespaces.length;
  }

  /** Features of a literal; any of them holding is the test being true. Undefined: only the rule's own closure can compare with it. */
  ofText(field: number, form: TextForm, text: string): number {
    return this.#key(field, form, text);
  }

  ofTexts(field: number, form: TextForm, texts: readonly string[]): readonly number[] | undefined {
    if (form !== 'code' && texts.length <= LONG_LIST) return texts.map((text) => this.#key(field, form, text));
    const key = `${namespace(field, form)}:${JSON.stringify(texts)}`;
    if (this.#lists.has(key)) return this.#lists.get(key);
    const found =
      form === 'code' ? this.#codes(field, texts) : [...new Set(texts)].map((text) => this.#key(field, form, text));
    const short = found === undefined || found.length <= LONG_LIST ? found : [this.#long(field, found)];
    this.#lists.set(key, short);
    return short;
  }

  /** A feature that no text makes hold: the reader asks for it by other means. */
  unkeyed(): number {
    this.namespaces.push(-1);
    this.texts.push('');
    return this.uses.push(0) - 1;
  }

  #codes(field: number, entries: readonly string[]): readonly number[] | undefined {
    if ('invalid' in parseCodeRanges(entries)) return undefined;
    const found = codeKeys(entries);
    if (found === undefined) return undefined;
    const features = [
      ...new Set(found.keys.map(({ text, whole }) => this.#key(field, whole ? 'whole' : 'code', text))),
    ];
    if (found.wide) {
      const { wide } = this.#fields.fields[field]!;
      for (const feature of features) if (!wide.includes(feature)) wide.push(feature);
    }
    return features;
  }

  #long(field: number, members: readonly number[]): number {
    const feature = this.unkeyed();
    this.#fields.fields[field]!.text = true;
    for (const member of members) {
      const made = this.makes.get(member);
      if (made === undefined) this.makes.set(member, [feature]);
      else made.push(feature);
    }
    return feature;
  }

  #key(field: number, form: keyof typeof FORMS, text: string): number {
    const space = namespace(field, form);
    let keys = this.#keys.get(space);
    if (keys === undefined) this.#keys.set(space, (keys = new Map()));
    let feature = keys.get(text);
    if (feature === undefined) {
      feature = this.namespaces.push(space) - 1;
      this.texts.push(text);
      this.uses.push(0);
      keys.set(text, feature);
      noteUse(this.#fields.fields[field]!, form, text.length);
    }
    return feature;
  }
}

function noteUse(field: FieldUse, form: keyof typeof FORMS, length: number): void {
  field.text = true;
  field.longest = Math.max(field.longest, length);
  if (form === 'starts') field.startLengths |= 1 << length;
  if (form === 'code') field.codeLengths |= 1 << length;
  if (form === 'whole') field.wholeCodes = true;
}
