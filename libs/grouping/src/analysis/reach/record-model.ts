import type { Artifact } from '@caseloom/pack';
import type { CodeSystemId } from '../../code-systems.ts';
import type { Condition, NumberField, TextField } from '../../condition/ast.ts';
import type { DrgDocument } from '../../document.ts';
import { intakeReason } from '../../drg/intake.ts';
import type { ParsedScheme } from '../../drg/read-tables.ts';
import type { GroupingInput } from '../../types.ts';
import { codeClasses } from './code-classes.ts';
import { CodeModel } from './code-model.ts';
import { NumberChoice, TextChoice } from './field-model.ts';
import type { Formula } from './formula.ts';
import type { Literal } from './solver.ts';
import { askedTerms, kindOf, readsFirst, readsLater } from './terms.ts';
import type { AskedTerms } from './terms.ts';

/** More codes than this are not told apart by counting; a condition that asks for more stays open, and what depends on it undecided. */
const MOST_COUNTED = 20;

/** Every record that grouping can be given, as choices: codes by the sets they stand in, numbers by region, texts by value. */
export class RecordModel {
  readonly #formula: Formula;
  readonly #lists: ParsedScheme['lists'];
  readonly #codes: Readonly<Record<CodeSystemId, CodeModel>>;
  readonly #numbers: ReadonlyMap<NumberField, NumberChoice>;
  readonly #texts: ReadonlyMap<TextField, TextChoice>;
  readonly #severity: Readonly<Record<'cc' | 'mcc', Literal>>;
  /** Age in years and in days tell the same; a wish, not a demand. */
  readonly isPlausible: Literal;

  constructor(formula: Formula, artifact: Artifact<DrgDocument>, parsed: ParsedScheme) {
    this.#formula = formula;
    this.#lists = parsed.lists;
    const asked = askedTerms(parsed);
    const severity = severitySets(artifact);
    const list = (names: Iterable<string>): [string, readonly string[]][] =>
      [...names].map((name) => [listMark(name), parsed.lists.get(name) ?? []]);
    const left = { dx: codesIn(artifact, 'excluded_diagnoses'), proc: codesIn(artifact, 'excluded_procedures') };
    const model = (kind: CodeSystemId, sets: readonly [string, readonly string[]][]): CodeModel =>
      new CodeModel(formula, codeClasses(new Map(sets), left[kind]), countedMarks(asked, kind));
    this.#codes = {
      dx: model('dx', [...list(asked.lists.dx), ...severity.excluding, ...severity.counting]),
      proc: model('proc', list(asked.lists.proc)),
    };
    this.#severity = { cc: this.#counts('cc', severity.groups), mcc: this.#counts('mcc', severity.groups) };
    this.#numbers = new Map(
      NUMBER_FIELDS.map((field) => {
        const bounds = [...(asked.bounds.get(field) ?? []), ...(INTAKE_BOUNDS[field] ?? [])];
        return [field, new NumberChoice(formula, field, bounds)];
      }),
    );
    this.#texts = new Map([...asked.texts].map(([field, texts]) => [field, new TextChoice(formula, texts)]));
    if (artifact.value.intake !== 'none') this.#passIntake();
    this.isPlausible = this.#agesAgree();
  }

  /** True exactly when the condition holds. */
  holds(condition: Condition): Literal {
    const formula = this.#formula;
    switch (condition.kind) {
      case 'constant':
        return condition.value ? formula.always : formula.never;
      case 'severity':
        return this.#severity[condition.level];
      case 'not':
        return this.holds(condition.part) ^ 1;
      case 'and':
        return formula.and(condition.parts.map((part) => this.holds(part)));
      case 'or':
        return formula.or(condition.parts.map((part) => this.holds(part)));
      case 'number':
        return this.#numbers.get(condition.field)!.compares(condition.comparison, condition.value);
      case 'text':
        return this.#texts.get(condition.field)!.isOneOf(condition.values);
      case 'inList':
        return this.#inList(condition);
      case 'countLists':
        return formula.atLeast(
          [...this.#lists.keys()]
            .filter((name) => name.startsWith(condition.prefix))
            .map((name) => this.#inList({ subject: condition.subject, list: name })),
          condition.atLeast,
        );
      case 'countCodes':
        return this.#countCodes(condition);
    }
  }

  /** The record of the solution found. */
  input(): GroupingInput {
    const number = (field: NumberField): number | undefined => this.#numbers.get(field)!.value();
    const sex = number('sex');
    const given = {
      sex: sex === undefined ? undefined : String(sex),
      ageYears: number('age'),
      ageDays: number('age_days'),
      birthWeightGrams: number('birth_weight_g'),
      losDays: number('los_days'),
      icuHours: number('icu_hours'),
      disposition: this.#texts.get('discharge_type')?.value(),
      department: this.#texts.get('department')?.value(),
    };
    const present = Object.entries(given).filter(([, value]) => value !== undefined);
    return {
      ...(Object.fromEntries(present) as Partial<GroupingInput>),
      diagnoses: this.#codes.dx.codes(),
      procedures: this.#codes.proc.codes(),
    };
  }

  #inList({ subject, list }: Pick<Extract<Condition, { kind: 'inList' }>, 'subject' | 'list'>): Literal {
    const codes = this.#codes[kindOf(subject)];
    const mark = listMark(list);
    return this.#formula.or([
      ...(readsFirst(subject) ? [codes.firstHas(mark)] : []),
      ...(readsLater(subject) ? [codes.laterHas(mark)] : []),
    ]);
  }

  #countCodes({ subject, list, distinct, atLeast }: Extract<Condition, { kind: 'countCodes' }>): Literal {
    if (atLeast > MOST_COUNTED) return this.#formula.choice();
    const codes = this.#codes[kindOf(subject)];
    const mark = listMark(list);
    const isCountedTwice = distinct && readsLater(subject);
    const first = readsFirst(subject) ? [codes.firstCounts(mark, isCountedTwice)] : [];
    const later = readsLater(subject) ? codes.eachLater(mark, distinct) : [];
    return this.#formula.atLeast([...first, ...later], atLeast);
  }

  /** Some later diagnosis is in the table, in an exclusion group that the principal diagnosis does not switch off. */
  #counts(level: 'cc' | 'mcc', groups: ReadonlyMap<string, ReadonlySet<'cc' | 'mcc'>>): Literal {
    const counting = [...groups].filter(([, levels]) => levels.has(level));
    return this.#formula.or(
      counting.map(([group]) =>
        this.#formula.and([
          this.#codes.dx.laterHas(`${level} ${group}`),
          this.#codes.dx.firstHas(excludingMark(group)) ^ 1,
        ]),
      ),
    );
  }

  /** Leaves out the records that the intake check refuses. */
  #passIntake(): void {
    const [sex, age, days, weight] = INTAKE_FIELDS.map((field) => this.#numbers.get(field)!.choices);
    for (const a of sex!)
      for (const b of age!)
        for (const c of days!)
          for (const d of weight!) {
            const values = {
              sex: a.one.value === undefined ? undefined : String(a.one.value),
              ageYears: b.one.value,
              ageDays: c.one.value,
              birthWeightGrams: d.one.value,
            };
            const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
            if (intakeReason({ ...given, diagnoses: [], procedures: [] }) !== undefined)
              this.#formula.solver.add([a.is ^ 1, b.is ^ 1, c.is ^ 1, d.is ^ 1]);
          }
  }

  #agesAgree(): Literal {
    const [age, days] = (['age', 'age_days'] as const).map((field) => this.#numbers.get(field)!.choices);
    const against = age!.flatMap((a) =>
      days!
        .filter((d) => a.one.value !== undefined && d.one.value !== undefined)
        .filter((d) => (a.one.value === 0 ? d.one.value! > DAYS_OF_A_YEAR : d.one.value! < DAYS_OF_A_YEAR))
        .map((d) => this.#formula.and([a.is, d.is])),
    );
    return this.#formula.or(against) ^ 1;
  }
}

const NUMBER_FIELDS: readonly NumberField[] = ['age', 'age_days', 'birth_weight_g', 'los_days', 'icu_hours', 'sex'];
const DAYS_OF_A_YEAR = 365;
const INTAKE_FIELDS = ['sex', 'age', 'age_days', 'birth_weight_g'] as const;
/** Bounds of the intake check, and of a year, beside those of the conditions. */
const INTAKE_BOUNDS: Readonly<Partial<Record<NumberField, readonly number[]>>> = {
  age: [0],
  age_days: [28, DAYS_OF_A_YEAR],
};

function listMark(list: string): string {
  return `list ${list}`;
}

function excludingMark(group: string): string {
  return `excludes ${group}`;
}

function codesIn(artifact: Artifact, table: string): ReadonlySet<string> {
  return new Set((artifact.tables[table]?.rows ?? []).map((row) => row['code'] ?? ''));
}

function countedMarks(asked: AskedTerms, kind: CodeSystemId): ReadonlyMap<string, number> {
  return new Map([...asked.counted[kind]].map(([list, most]) => [listMark(list), Math.min(most, MOST_COUNTED)]));
}

/** Complications by level and exclusion group, and principal diagnoses by the groups they switch off, as sets of codes. */
function severitySets(artifact: Artifact): {
  readonly counting: [string, readonly string[]][];
  readonly excluding: [string, readonly string[]][];
  readonly groups: ReadonlyMap<string, ReadonlySet<'cc' | 'mcc'>>;
} {
  const groups = new Map<string, Set<'cc' | 'mcc'>>();
  const counting = (['cc', 'mcc'] as const).flatMap((level) => {
    const byGroup = grouped(artifact, level, 'code');
    for (const group of byGroup.keys()) groups.set(group, (groups.get(group) ?? new Set()).add(level));
    return [...byGroup].map(([group, codes]): [string, readonly string[]] => [`${level} ${group}`, codes]);
  });
  const excluding = [...grouped(artifact, 'exclusion', 'principal_dx')]
    .filter(([group]) => groups.has(group))
    .map(([group, codes]): [string, readonly string[]] => [excludingMark(group), codes]);
  return { counting, excluding, groups };
}

/** Codes by exclusion group; of a code that stands in a table of complications twice the last group counts. */
function grouped(artifact: Artifact, table: string, column: string): ReadonlyMap<string, readonly string[]> {
  const rows = (artifact.tables[table]?.rows ?? []).map(
    (row) => [row[column] ?? '', row['exclusion_group'] ?? ''] as const,
  );
  const pairs = table === 'exclusion' ? rows : [...new Map(rows)];
  const found = new Map<string, string[]>();
  for (const [code, group] of pairs) {
    const codes = found.get(group);
    if (codes === undefined) found.set(group, [code]);
    else codes.push(code);
  }
  return found;
}
