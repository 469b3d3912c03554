import type { Truth } from '@caseloom/core';
import { suggestion } from '@caseloom/pack';
import { factReference } from './condition-schema.ts';
import { MAX_DEPTH } from './compile-condition.ts';
import { NO_ITEM, readerOf, type Notes } from './fields.ts';
import { operators } from './operators/index.ts';
import { decorated } from './decorators.ts';
import { joinPaths } from './path.ts';
import type { CompiledCondition, Reader, RuleRun } from './run.ts';
import type { Condition, RuleEnvironment } from './types.ts';

type TestCondition = Extract<Condition, { readonly fact: string }>;

/**
 * Conditions exactly as json-rules-engine 7.3.1 answers them: two-valued; a missing fact is `undefined` and takes part; conditions of one priority
 * are all evaluated, the next priority only while undecided, so that a test that throws fails the rule exactly when the library's run would.
 * Its empty `all` and its empty `any` hold.
 */
export class ReferenceCompiler {
  readonly environment: RuleEnvironment;
  readonly shared: Readonly<Record<string, Condition>>;
  constructor(environment: RuleEnvironment, shared: Readonly<Record<string, Condition>>) {
    this.environment = environment;
    this.shared = shared;
  }

  compile(condition: Condition, notes: Notes, at: string, open: readonly string[] = [], depth = 0): CompiledCondition {
    if (depth > MAX_DEPTH) {
      notes.report('RULE_CONDITION_DEEP', at, { limit: MAX_DEPTH });
      return FALSE;
    }
    const children = (list: readonly Condition[], key: string) =>
      list.map((one, index) => ({
        priority: one.priority ?? 1,
        compiled: this.compile(one, notes, joinPaths(at, `${key}[${index}]`), open, depth + 1),
      }));
    if ('any' in condition) return combined('any', condition.name, children(condition.any, 'any'));
    if ('all' in condition) return combined('all', condition.name, children(condition.all, 'all'));
    if ('not' in condition) {
      const inner = this.compile(condition.not, notes, joinPaths(at, 'not'), open, depth + 1);
      return {
        ...inner,
        test: (run) => !inner.test(run),
        explain: (run) => {
          const told = inner.explain(run);
          return { kind: 'not', result: !told.result, children: [told] };
        },
      };
    }
    if ('condition' in condition) return this.#shared(condition.condition, notes, at, open, depth);
    return this.#test(condition, notes, at);
  }

  #shared(name: string, notes: Notes, at: string, open: readonly string[], depth: number): CompiledCondition {
    const shared = Object.hasOwn(this.shared, name) ? this.shared[name] : undefined;
    if (shared === undefined || open.includes(name)) {
      notes.report(
        shared === undefined ? 'RULE_CONDITION_UNKNOWN' : 'RULE_CONDITION_CYCLE',
        joinPaths(at, 'condition'),
        { name, known: suggestion(name, Object.keys(this.shared)) || '–' },
      );
      return FALSE;
    }
    return this.compile(shared, notes, at, [...open, name], depth + 1);
  }

  #test(condition: TestCondition, notes: Notes, at: string): CompiledCondition {
    const operand = referenceReader(
      readerOf(condition.fact, condition.path, NO_ITEM, this.environment, asWarnings(notes), at),
      condition,
    );
    const reference = factReference.loose().safeParse(condition.value);
    const other = reference.success
      ? referenceReader(
          readerOf(
            reference.data.fact,
            reference.data.path,
            NO_ITEM,
            this.environment,
            asWarnings(notes),
            joinPaths(at, 'value'),
          ),
          reference.data,
        )
      : undefined;
    const answer = decorated(condition.operator);
    if (answer === undefined) {
      const known = operators.has(condition.operator);
      notes.report(known ? 'RULE_OPERATOR_NOT_REFERENCE' : 'RULE_OPERATOR_UNKNOWN', joinPaths(at, 'operator'), {
        operator: condition.operator,
        known: suggestion(condition.operator, operators.keys()),
      });
      return FALSE;
    }
    const test = (run: RuleRun): boolean => {
      run.budget.spend(1);
      return answer(operand.read(run), other === undefined ? condition.value : other.read(run));
    };
    return {
      test,
      explain: (run) => {
        const read = operand.read(run);
        return {
          kind: 'test',
          result: holds({ ...NOTHING_MORE, test }, run),
          fact: condition.fact,
          path: operand.pathIn(run),
          operator: condition.operator,
          expected: condition.value,
          ...(read === undefined ? {} : { read }),
          ...(condition.name === undefined ? {} : { label: condition.name }),
        };
      },
      collect: (run, into) => {
        for (const reader of other === undefined ? [operand] : [operand, other])
          if (!into.has(reader.pathIn(run))) into.set(reader.pathIn(run), reader.read(run));
      },
    };
  }
}

const NOTHING_MORE: Pick<CompiledCondition, 'explain' | 'collect'> = {
  explain: () => ({ kind: 'test', result: false }),
  collect: () => undefined,
};
const FALSE: CompiledCondition = { ...NOTHING_MORE, test: () => false };

/** Imported files may name facts we do not have: they are missing, and the author is told. */
function asWarnings(notes: Notes): Notes {
  return {
    ...notes,
    report: (code, path, args, extra) =>
      notes.report(code, path, args, code === 'RULE_FIELD_UNKNOWN' ? { ...extra, severity: 'warning' } : extra),
  };
}

/** The library looks for the path only in objects: with a text or number the fact itself is the value. */
function referenceReader(
  reader: Reader,
  { fact, path }: { readonly fact: string; readonly path?: string | undefined },
): Reader {
  if (path === undefined || path === '') return reader;
  return {
    pathIn: reader.pathIn,
    read: (run) => {
      const value: unknown = Object.hasOwn(run.facts, fact) ? run.facts[fact] : undefined;
      return typeof value === 'object' && value !== null ? reader.read(run) : value;
    },
  };
}

/** Without the priorities' short cut a test may throw that the rule never asked. */
function holds(condition: CompiledCondition, run: RuleRun): boolean {
  try {
    return condition.test(run) === true;
  } catch {
    return false;
  }
}

function combined(
  kind: 'all' | 'any',
  label: string | undefined,
  children: readonly { readonly priority: number; readonly compiled: CompiledCondition }[],
): CompiledCondition {
  const priorities = [...new Set(children.map((child) => child.priority))].sort((a, b) => b - a);
  const sets = priorities.map((priority) =>
    children.filter((child) => child.priority === priority).map((child) => child.compiled),
  );
  const decides = kind === 'any';
  return {
    test: (run) => {
      if (children.length === 0) return true;
      for (const set of sets) {
        const truths: Truth[] = set.map((child) => child.test(run));
        if (kind === 'any' ? truths.includes(true) : !truths.every((truth) => truth === true)) return decides;
      }
      return !decides;
    },
    explain: (run) => {
      const told = children.map((child) => child.compiled.explain(run));
      const results = told.map((child) => child.result === true);
      const result = children.length === 0 || (kind === 'any' ? results.includes(true) : results.every(Boolean));
      return { kind, result, children: told, ...(label === undefined ? {} : { label }) };
    },
    collect: (run, into) => {
      const relevant = kind === 'any' ? children.filter((child) => holds(child.compiled, run)) : children;
      for (const child of relevant.length > 0 ? relevant : children) child.compiled.collect(run, into);
    },
  };
}
