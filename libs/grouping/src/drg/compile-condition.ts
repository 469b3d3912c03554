import type { CodeSubject, Comparison, Condition, NumberField, TextField } from '../condition/ast.ts';
import type { TraceStep } from '../types.ts';
import type { CodeSet } from './code-index.ts';
import type { CodedCase, TestedCase } from './coded-case.ts';

interface Runnable {
  test(record: TestedCase): boolean;
  /** The terms that decided: of a true `and` all, of a false one every false part; of a true `or` the first true part, of a false one all. */
  explain(record: CodedCase): TraceStep[];
}

/** A condition ready to run: the same parts answer quickly (`test`) and tell why (`explain`). */
export interface CompiledCondition extends Runnable {
  readonly condition: Condition;
  /** Of `not`, `and` and `or`, in their order. */
  readonly parts: readonly CompiledCondition[];
}

export interface CodeLists {
  /** The list of that name; conditions naming others were refused before. */
  list(name: string): CodeSet;
  /** Lists whose name starts with the prefix. */
  withPrefix(prefix: string): readonly { readonly name: string; readonly set: CodeSet }[];
}

const NO_PARTS: readonly CompiledCondition[] = [];

export function compileCondition(condition: Condition, lists: CodeLists): CompiledCondition {
  const inner = condition.kind === 'not' ? [condition.part] : 'parts' in condition ? condition.parts : [];
  const parts = inner.length === 0 ? NO_PARTS : inner.map((part) => compileCondition(part, lists));
  const { test, explain } = runnable(condition, parts, lists);
  return { test, explain, condition, parts };
}

function runnable(condition: Condition, parts: readonly CompiledCondition[], lists: CodeLists): Runnable {
  switch (condition.kind) {
    case 'constant':
      return leaf(
        () => condition.value,
        () => ({ code: condition.value ? 'GROUPING_TERM_ALWAYS' : 'GROUPING_TERM_NEVER', args: {} }),
      );
    case 'severity':
      return severity(condition.level);
    case 'inList':
      return inList(condition.subject, condition.list, lists.list(condition.list));
    case 'number':
      return numberTerm(condition.field, condition.comparison, condition.value);
    case 'text':
      return textTerm(condition.field, condition.values);
    case 'countLists':
      return countLists(condition, lists.withPrefix(condition.prefix));
    case 'countCodes':
      return countCodes(condition, lists.list(condition.list));
    case 'not':
      return negation(parts[0]!);
    case 'and':
    case 'or':
      return joined(condition.kind, parts);
  }
}

interface Told {
  readonly code: string;
  readonly args: Record<string, string | number>;
}

function leaf(test: (record: TestedCase) => boolean, tell: (record: CodedCase, holds: boolean) => Told): Runnable {
  return {
    test,
    explain: (record) => {
      const holds = test(record);
      return [{ ...tell(record, holds), outcome: holds ? 'taken' : 'passed' }];
    },
  };
}

function severity(level: 'cc' | 'mcc'): Runnable {
  return leaf(
    (record) => (level === 'cc' ? record.complications.hasCc : record.complications.hasMcc),
    (_record, holds) => ({
      code: holds ? 'GROUPING_TERM_SEVERITY_PRESENT' : 'GROUPING_TERM_SEVERITY_ABSENT',
      args: { level: level.toUpperCase() },
    }),
  );
}

/** The codes of a record that a subject means: places `from` up to, not including, `to`. */
interface Meant {
  readonly isDiagnosis: boolean;
  readonly from: number;
  readonly to: number;
}

function meant(subject: CodeSubject): Meant {
  return {
    isDiagnosis: subject.endsWith('_dx'),
    from: subject.startsWith('other') ? 1 : 0,
    to: subject.startsWith('principal') ? 1 : Infinity,
  };
}

function inList(subject: CodeSubject, list: string, set: CodeSet): Runnable {
  const { isDiagnosis, from, to } = meant(subject);
  const find = (ids: readonly number[]): number => {
    const end = Math.min(to, ids.length);
    for (let i = from; i < end; i++) if (set.has(ids[i]!)) return i;
    return -1;
  };
  return leaf(isDiagnosis ? ({ dx }) => find(dx) >= 0 : ({ procs }) => find(procs) >= 0, (record, holds) => {
    const codes = isDiagnosis ? record.dxCodes : record.procCodes;
    const looked = codes.slice(from, to);
    return {
      code: holds
        ? 'GROUPING_TERM_IN_LIST'
        : looked.length === 0
          ? 'GROUPING_TERM_NO_CODES'
          : 'GROUPING_TERM_NOT_IN_LIST',
      args: {
        subject,
        list,
        codes: holds ? codes[find(isDiagnosis ? record.dx : record.procs)]! : looked.slice(0, 10).join(' '),
      },
    };
  });
}

const READ_NUMBER: Record<NumberField, (record: TestedCase) => number> = {
  age: (record) => record.age,
  age_days: (record) => record.ageDays,
  birth_weight_g: (record) => record.birthWeight,
  los_days: (record) => record.los,
  icu_hours: (record) => record.icuHours,
  sex: (record) => record.sex,
};

const COMPARE: Record<Comparison, (left: number, right: number) => boolean> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '=': (left, right) => left === right,
};

function numberTerm(field: NumberField, comparison: Comparison, bound: number): Runnable {
  const read = READ_NUMBER[field];
  const compare = COMPARE[comparison];
  return leaf(
    (record) => compare(read(record), bound),
    (record, holds): Told => {
      const value = read(record);
      if (Number.isNaN(value)) return { code: 'GROUPING_TERM_NUMBER_MISSING', args: { field, comparison, bound } };
      return {
        code: holds ? 'GROUPING_TERM_NUMBER_HOLDS' : 'GROUPING_TERM_NUMBER_FAILS',
        args: { field, comparison, bound, value },
      };
    },
  );
}

function textTerm(field: TextField, values: readonly string[]): Runnable {
  const read = (record: TestedCase): string | undefined =>
    field === 'department' ? record.department : record.dischargeType;
  return leaf(
    (record) => {
      const value = read(record);
      return value !== undefined && values.includes(value);
    },
    (record, holds) => ({
      code: holds ? 'GROUPING_TERM_TEXT_HOLDS' : 'GROUPING_TERM_TEXT_FAILS',
      args: { field, values: values.join(' '), value: read(record) ?? '—' },
    }),
  );
}

function countLists(
  { subject, prefix, atLeast }: Extract<Condition, { kind: 'countLists' }>,
  lists: readonly { readonly name: string; readonly set: CodeSet }[],
): Runnable {
  const { isDiagnosis, from, to } = meant(subject);
  const hit = (record: TestedCase): readonly string[] => {
    const ids = (isDiagnosis ? record.dx : record.procs).slice(from, to);
    return lists.filter(({ set }) => ids.some((id) => set.has(id))).map(({ name }) => name);
  };
  return leaf(
    (record) => hit(record).length >= atLeast,
    (record) => {
      const found = hit(record);
      return {
        code: 'GROUPING_TERM_COUNT_LISTS',
        args: { subject, prefix, atLeast, count: found.length, lists: found.join(' ') },
      };
    },
  );
}

function countCodes(
  { subject, list, distinct, atLeast }: Extract<Condition, { kind: 'countCodes' }>,
  set: CodeSet,
): Runnable {
  const { isDiagnosis, from, to } = meant(subject);
  /** Places of the codes that count; codes of a list all have their own number. */
  const hit = (record: TestedCase): readonly number[] => {
    const ids = isDiagnosis ? record.dx : record.procs;
    const found: number[] = [];
    for (let i = from; i < Math.min(to, ids.length); i++)
      if (set.has(ids[i]!) && !(distinct && found.some((place) => ids[place] === ids[i]))) found.push(i);
    return found;
  };
  return leaf(
    (record) => hit(record).length >= atLeast,
    (record) => {
      const codes = isDiagnosis ? record.dxCodes : record.procCodes;
      const found = hit(record).map((place) => codes[place]!);
      return {
        code: distinct ? 'GROUPING_TERM_COUNT_DISTINCT' : 'GROUPING_TERM_COUNT_CODES',
        args: { subject, list, atLeast, count: found.length, codes: found.join(' ') },
      };
    },
  );
}

function negation(inner: CompiledCondition): Runnable {
  return {
    test: (record) => !inner.test(record),
    explain: (record) => [
      {
        code: 'GROUPING_TERM_NOT',
        args: {},
        outcome: inner.test(record) ? 'passed' : 'taken',
        detail: inner.explain(record),
      },
    ],
  };
}

function joined(word: 'and' | 'or', parts: readonly CompiledCondition[]): Runnable {
  const decides = word === 'or';
  return {
    test: (record) => {
      for (const part of parts) if (part.test(record) === decides) return decides;
      return !decides;
    },
    explain: (record) => {
      const deciding = parts.filter((part) => part.test(record) === decides);
      if (deciding.length === 0) return parts.flatMap((part) => part.explain(record));
      return word === 'or' ? deciding[0]!.explain(record) : deciding.flatMap((part) => part.explain(record));
    },
  };
}
