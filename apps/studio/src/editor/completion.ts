import { jsonPlace } from './json-place.ts';

/** What a place in a rule's JSON asks for, told from the document around it. */
export interface Asked {
  readonly what: 'fact' | 'path' | 'operator' | 'field' | 'list' | 'condition' | 'value' | 'id';
  /** What of the text stands before the cursor. */
  readonly typed: string;
  /** Where the text stands in the document. */
  readonly at: readonly (string | number)[];
  /** Offset of the text's first character. */
  readonly from: number;
  /** Of the test around: what it reads and how it compares. */
  readonly fact?: string;
  readonly path?: string;
  readonly operator?: string;
  /** Inside an operator's value: name of the innermost member; '' for the value itself. */
  readonly member?: string;
}

const BY_NAME: Readonly<Record<string, Asked['what']>> = {
  condition: 'condition',
  fact: 'fact',
  field: 'field',
  forEach: 'list',
  id: 'id',
  operator: 'operator',
  path: 'path',
};

/** @returns undefined where nothing of ours is asked for: names of members, texts of people, numbers */
export function askedAt(text: string, offset: number): Asked | undefined {
  const { at, text: found, around } = jsonPlace(text, offset);
  if (found === undefined || found.isName) return undefined;
  const name = at.findLast((step) => typeof step === 'string');
  const test = around.find((one) => 'operator' in one);
  const own = around[0] ?? {};
  const base = { typed: found.typed, at, from: found.from };
  const known = typeof name === 'string' && Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  if (known === 'path') return { ...base, what: 'path', ...('fact' in own ? { fact: own['fact'] } : {}) } as Asked;
  if (known === 'operator' || known === 'fact')
    return {
      ...base,
      what: known,
      ...('fact' in own ? { fact: own['fact'] } : {}),
      ...('path' in own ? { path: own['path'] } : {}),
    } as Asked;
  // `field` is a canonical path in the metadata and a member's name in an operator's value.
  const outside = at.findLastIndex(
    (step) => step === 'conditions' || step === 'all' || step === 'any' || step === 'not',
  );
  const inValue = at.indexOf('value', outside + 1);
  if (test !== undefined && inValue >= 0) {
    const member = at.slice(inValue + 1).findLast((step) => typeof step === 'string');
    const { fact, path, operator } = test;
    return {
      ...base,
      what: 'value',
      member: typeof member === 'string' ? member : '',
      ...(fact === undefined ? {} : { fact }),
      ...(path === undefined ? {} : { path }),
      ...(operator === undefined ? {} : { operator }),
    };
  }
  return known === undefined ? undefined : { ...base, what: known };
}
