import { parseDecimal } from '@caseloom/core';
import type { Facts } from '@caseloom/record';
import { formatSteps, joinPaths, type Steps } from '../path.ts';
import { isMissing } from '../values.ts';
import type { Expected } from './build-formula.ts';
import type { PhaseData } from './phase-data.ts';
import { TEXTS, type Reading } from './reading.ts';

/** What a record lacks of a field that rules need; `odd`: it is there, and only the rules themselves can tell whether they can answer. */
export type Gap = 'missing' | 'type' | 'odd' | undefined;

/** Tells for each field that rules need whether the record has it, for all items where it is a field of items; and how long the longest list is. */
export class Gaps {
  readonly found: Gap[];
  longest = 0;
  readonly #needs: readonly Need[];
  constructor({ needs, fields, lists }: PhaseData) {
    this.found = needs.map(() => undefined);
    const numbers = new Map(
      fields.map(({ list, steps }, field) => [addressOf(list === -1 ? undefined : lists[list]!, steps), field]),
    );
    this.#needs = needs.map(({ path, expects }) => ({
      steps: stepsOf(path),
      expects,
      field: expects === 'text' ? (numbers.get(path) ?? -1) : -1,
      isValue: expects === 'text' || expects === 'number',
    }));
  }

  /** Lists and what else is needed besides texts and numbers; before the index runs, which has to know how long lists are. */
  readLists(facts: Facts): void {
    this.longest = 0;
    for (let need = 0; need < this.#needs.length; need++) {
      const { steps, expects, isValue } = this.#needs[need]!;
      if (!isValue) this.found[need] = this.#gap(facts, steps, 0, expects);
    }
  }

  /** Texts and numbers; what the index has just read need not be read again. */
  readValues(facts: Facts, { texts }: Pick<Reading, 'texts'>): void {
    for (let need = 0; need < this.#needs.length; need++) {
      const { steps, expects, isValue, field } = this.#needs[need]!;
      if (isValue)
        this.found[need] =
          field !== -1 && texts[field] === TEXTS.clear ? undefined : this.#gap(facts, steps, 0, expects);
    }
  }

  #gap(value: unknown, steps: readonly Step[], from: number, expects: Expected): Gap {
    let at = value;
    for (let index = from; index < steps.length; index++) {
      const step = steps[index]!;
      if (step === EACH) return this.#gapOfItems(at, steps, index + 1, expects);
      at = own(at, step);
    }
    if (isMissing(at)) return 'missing';
    if (Array.isArray(at) && at.length > this.longest) this.longest = at.length;
    return gapOf(at, expects);
  }

  /** A list that is not there is a gap of its own; here only its items count. */
  #gapOfItems(list: unknown, steps: readonly Step[], from: number, expects: Expected): Gap {
    if (!Array.isArray(list)) return undefined;
    if (list.length > this.longest) this.longest = list.length;
    let gap: Gap;
    const step = from === steps.length - 1 ? steps[from]! : undefined;
    for (let item = 0; item < list.length; item++) {
      const value = step === undefined || step === EACH ? undefined : own(list[item], step);
      // The common item by itself: a short number.
      if (expects === 'number' && typeof value === 'string' && isDigits(value)) continue;
      const one = this.#gap(list[item], steps, from, expects);
      if (one === 'missing') return one;
      if (one !== undefined && gap !== 'type') gap = one;
    }
    return gap;
  }
}

interface Need {
  readonly steps: readonly Step[];
  readonly expects: Expected;
  /** Number of the text field that the index reads; -1 for others. */
  readonly field: number;
  readonly isValue: boolean;
}

function addressOf(list: Steps | undefined, steps: Steps): string {
  return list === undefined ? formatSteps(steps) : joinPaths(`${formatSteps(list)}[]`, formatSteps(steps));
}

/** Every item of a list. */
const EACH = { key: '', inherited: false };

interface Step {
  readonly key: string | number;
  readonly inherited: boolean;
}

function stepsOf(path: string): Step[] {
  return [...path.matchAll(/\[(\d*)\]|[^.[\]]+/g)].map(([name, index]) => {
    if (index === '') return EACH;
    return index === undefined
      ? { key: name, inherited: name in Object.prototype }
      : { key: Number(index), inherited: false };
  });
}

function own(value: unknown, { key, inherited }: Step): unknown {
  if (typeof value !== 'object' || value === null || (typeof key === 'number') !== Array.isArray(value))
    return undefined;
  return inherited && !Object.hasOwn(value, key) ? undefined : (value as Record<string | number, unknown>)[key];
}

function gapOf(value: unknown, expects: Expected): Gap {
  switch (expects) {
    case 'list':
      return Array.isArray(value) ? undefined : 'type';
    case 'text':
      return typeof value === 'string' ? undefined : parseDecimal(value) === undefined ? 'type' : 'odd';
    case 'number':
      return (typeof value === 'string' && isDigits(value)) || parseDecimal(value) !== undefined ? undefined : 'type';
    case 'any':
      return undefined;
    case 'mixed':
      return 'odd';
  }
}

/** The common decimals: digits with at most one point between them. */
function isDigits(text: string): boolean {
  if (text.length === 0 || text.length > 60) return false;
  let points = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 46 && at > 0 && at < text.length - 1) points++;
    else if (unit < 48 || unit > 57) return false;
  }
  return points < 2;
}
