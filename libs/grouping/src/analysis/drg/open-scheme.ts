import type { Artifact } from '@caseloom/pack';
import type { CodeSubject, Condition, NumberField } from '../../condition/ast.ts';
import type { DrgDocument } from '../../document.ts';
import { ExcludedCodes } from '../../drg/excluded-codes.ts';
import { readDrgTables } from '../../drg/read-tables.ts';
import type { ParsedDrg, ParsedMdc, ParsedRule } from '../../drg/read-tables.ts';
import type { GroupingInput } from '../../types.ts';
import { comparisonHolds } from '../reach/number-regions.ts';

/** Where a record ends up, row by row; nothing where no rule answers. */
export interface Walked {
  readonly mdc: ParsedMdc;
  readonly rule: ParsedRule;
  /** Absent where the rule answers itself. */
  readonly drg?: ParsedDrg;
}

/** A part of a condition without parts, and whether it holds; `isWanted`: false under a `not`. */
export interface Leaf {
  readonly term: Condition;
  readonly holds: boolean;
  readonly isWanted: boolean;
  /** Of a list that holds: the code in it. */
  readonly code?: string;
}

/** Whether some secondary diagnosis counts at the level. */
export type Severity = Readonly<Record<'cc' | 'mcc', boolean>>;

export type Counting = 'counted' | 'excluded' | 'none';

/** A scheme read for questions about single records: which part of which condition holds. Slower than the compiled form, and open. */
export class OpenScheme {
  readonly mdcs: readonly ParsedMdc[];
  readonly #lists: ReadonlyMap<string, readonly string[]>;
  readonly #sets = new Map<string, ReadonlySet<string>>();
  readonly #groups: Readonly<Record<'cc' | 'mcc', ReadonlyMap<string, string>>>;
  readonly #exclusion: ReadonlySet<string>;
  readonly #excluded: ExcludedCodes;
  readonly #known: ReadonlySet<string>;

  constructor(artifact: Artifact<DrgDocument>) {
    const { mdcs, lists } = readDrgTables(artifact);
    this.mdcs = mdcs;
    this.#lists = lists;
    const pairs = (table: string, column: string): [string, string][] =>
      (artifact.tables[table]?.rows ?? []).map((row) => [row[column] ?? '', row['exclusion_group'] ?? '']);
    const [cc, mcc, exclusion] = [pairs('cc', 'code'), pairs('mcc', 'code'), pairs('exclusion', 'principal_dx')];
    this.#groups = { cc: new Map(cc), mcc: new Map(mcc) };
    this.#exclusion = new Set(exclusion.map(([code, group]) => `${code} ${group}`));
    this.#excluded = new ExcludedCodes(artifact.tables);
    const codes = [...cc, ...mcc, ...exclusion].map(([code]) => code);
    this.#known = new Set([...lists.values()].flat().concat(codes));
  }

  /** The codes that grouping reads of a record. */
  read(input: GroupingInput): GroupingInput {
    const { diagnoses, procedures } = this.#excluded.leftOf(input);
    return { ...input, diagnoses, procedures };
  }

  /** Some table of the scheme names the code. */
  knows(code: string): boolean {
    return this.#known.has(code);
  }

  isLeftOut(code: string, system: 'dx' | 'proc'): boolean {
    return system === 'dx' ? this.#excluded.hasDiagnosis(code) : this.#excluded.hasProcedure(code);
  }

  codesOf(list: string): ReadonlySet<string> {
    let set = this.#sets.get(list);
    if (set === undefined) this.#sets.set(list, (set = new Set(this.#lists.get(list))));
    return set;
  }

  /** @param input as `read` gives it */
  walk(input: GroupingInput): Walked | undefined {
    for (const mdc of this.mdcs) {
      if (!this.holds(mdc.condition, input)) continue;
      for (const rule of mdc.rules) {
        if (!this.holds(rule.condition, input)) continue;
        if (rule.kind === 'ambiguous') return { mdc, rule };
        const drg = rule.drgs.find((one) => this.holds(one.condition, input));
        if (drg !== undefined) return { mdc, rule, drg };
        if (rule.noDrgResult !== '') return { mdc, rule };
      }
      if (mdc.noGroup === 'stop') return undefined;
    }
    return undefined;
  }

  /** @param severity what is taken to count, in the place of what does */
  holds(condition: Condition, input: GroupingInput, severity?: Severity): boolean {
    switch (condition.kind) {
      case 'constant':
        return condition.value;
      case 'and':
        return condition.parts.every((part) => this.holds(part, input, severity));
      case 'or':
        return condition.parts.some((part) => this.holds(part, input, severity));
      case 'not':
        return !this.holds(condition.part, input, severity);
      case 'severity':
        return (severity ?? this.severityOf(input))[condition.level];
      case 'inList':
        return this.#codeIn(condition.subject, condition.list, input) !== undefined;
      case 'number':
        return compares(NUMBERS[condition.field](input), condition);
      case 'text':
        return condition.values.includes(
          (condition.field === 'department' ? input.department : input.disposition) ?? MISSING,
        );
      case 'countLists':
        return (
          [...this.#lists.keys()].filter(
            (list) => list.startsWith(condition.prefix) && this.#codeIn(condition.subject, list, input) !== undefined,
          ).length >= condition.atLeast
        );
      case 'countCodes': {
        const counted = meant(condition.subject, input).filter((code) => this.codesOf(condition.list).has(code));
        return (condition.distinct ? new Set(counted).size : counted.length) >= condition.atLeast;
      }
    }
  }

  /** The parts that make the condition what it is: of a true `or` those of its true parts, of a false `and` those of its false ones. */
  deciding(condition: Condition, input: GroupingInput, isWanted = true): readonly Leaf[] {
    const holds = this.holds(condition, input);
    if (condition.kind === 'not') return this.deciding(condition.part, input, !isWanted);
    if (condition.kind === 'and' || condition.kind === 'or')
      return condition.parts
        .filter((part) => this.holds(part, input) === holds)
        .flatMap((part) => this.deciding(part, input, isWanted));
    const code = condition.kind === 'inList' ? this.#codeIn(condition.subject, condition.list, input) : undefined;
    return [{ term: condition, holds, isWanted, ...(code === undefined ? {} : { code }) }];
  }

  severityOf(input: GroupingInput): Severity {
    const has = (level: 'cc' | 'mcc'): boolean =>
      input.diagnoses.slice(1).some((code) => this.counting(code, level, input) === 'counted');
    return { cc: has('cc'), mcc: has('mcc') };
  }

  counting(code: string, level: 'cc' | 'mcc', { diagnoses }: GroupingInput): Counting {
    const group = this.#groups[level].get(code);
    if (group === undefined) return 'none';
    return this.#exclusion.has(`${diagnoses[0] ?? ''} ${group}`) ? 'excluded' : 'counted';
  }

  #codeIn(subject: CodeSubject, list: string, input: GroupingInput): string | undefined {
    return meant(subject, input).find((code) => this.codesOf(list).has(code));
  }
}

/** No text that a table can write. */
const MISSING = '\u0000';

const NUMBERS: Readonly<Record<NumberField, (input: GroupingInput) => number | undefined>> = {
  age: (input) => input.ageYears,
  age_days: (input) => input.ageDays,
  birth_weight_g: (input) => input.birthWeightGrams,
  los_days: (input) => input.losDays,
  icu_hours: (input) => input.icuHours,
  sex: (input) => (input.sex === '1' || input.sex === '2' ? Number(input.sex) : undefined),
};

function compares(value: number | undefined, term: Extract<Condition, { kind: 'number' }>): boolean {
  return comparisonHolds({ value }, term.comparison, term.value);
}

/** The codes of a record that a subject means. */
export function meant(subject: CodeSubject, { diagnoses, procedures }: GroupingInput): readonly string[] {
  const codes = subject.endsWith('_dx') ? diagnoses : procedures;
  return codes.slice(subject.startsWith('other') ? 1 : 0, subject.startsWith('principal') ? 1 : undefined);
}
