import type { Condition } from '../condition/ast.ts';
import type { TraceStep } from '../types.ts';
import type { CodedCase } from './coded-case.ts';
import { compileCondition } from './compile-condition.ts';
import type { CodeLists, CompiledCondition } from './compile-condition.ts';

/** The nearest way to a condition that does not hold: of an `or` the part that lacks least. */
interface Way {
  /** Terms that would have to be otherwise; Infinity where no record helps. */
  readonly missing: number;
  readonly terms: readonly TraceStep[];
  /** Some term that asks for a code holds: the case is of this kind. */
  readonly isOfKind: boolean;
  /** Some missing term does not ask for codes (age, weight, stay …), or asks for a code that the case has at another place. */
  readonly isWithinReach: boolean;
}

/** Conditions read term by term for one record, as data; nothing of it changes an answer. */
export class Terms {
  readonly #lists: CodeLists;
  readonly #record: CodedCase;

  constructor(lists: CodeLists, record: CodedCase) {
    this.#lists = lists;
    this.#record = record;
  }

  /** The terms that decide: of a true `and` all, of a false one every false part; of a true `or` the first true part, of a false one all. */
  deciding(condition: Condition): readonly TraceStep[] {
    if (condition.kind !== 'and' && condition.kind !== 'or') return this.#compile(condition).explain(this.#record);
    const holds = this.#holds(condition);
    if (condition.kind === 'or' && holds) return this.deciding(condition.parts.find((part) => this.#holds(part))!);
    return condition.parts.filter((part) => this.#holds(part) === holds).flatMap((part) => this.deciding(part));
  }

  /**
   * The terms of the nearest way, where one more would do and the case has something to do with it: another term that asks for a code holds, or what is
   * missing is not a code, or the code stands at another place of the record. Undefined: not near. It never says which code would do.
   */
  near(condition: Condition): readonly TraceStep[] | undefined {
    const way = this.#way(condition, true);
    return way.missing === 1 && (way.isOfKind || way.isWithinReach) ? way.terms : undefined;
  }

  #way(condition: Condition, wanted: boolean): Way {
    switch (condition.kind) {
      case 'not':
        return negated(this.#way(condition.part, !wanted));
      case 'and':
      case 'or': {
        const ways = condition.parts.map((part) => this.#way(part, wanted));
        return (condition.kind === 'and') === wanted ? together(ways) : shortest(ways);
      }
      default:
        return this.#term(condition, wanted);
    }
  }

  #term(condition: Condition, wanted: boolean): Way {
    const terms = this.#compile(condition).explain(this.#record);
    const isMissing = (terms[0]!.outcome === 'taken') !== wanted;
    if (condition.kind === 'constant')
      return { missing: isMissing ? Infinity : 0, terms, isOfKind: false, isWithinReach: false };
    const asksForCode =
      condition.kind === 'inList' || condition.kind === 'countCodes' || condition.kind === 'countLists';
    const elsewhere = isMissing && wanted ? this.#elsewhere(condition) : undefined;
    return {
      missing: isMissing ? 1 : 0,
      terms: elsewhere === undefined ? terms : [...terms, elsewhere],
      isOfKind: asksForCode && wanted && !isMissing,
      isWithinReach: isMissing && (!asksForCode || elsewhere !== undefined),
    };
  }

  /** The code that a test for the principal or a secondary place misses stands at another place of the record. */
  #elsewhere(condition: Condition): TraceStep | undefined {
    if (condition.kind !== 'inList' || condition.subject.startsWith('any_')) return undefined;
    const any = condition.subject.endsWith('_dx') ? ('any_dx' as const) : ('any_proc' as const);
    const [found] = this.#compile({ ...condition, subject: any }).explain(this.#record);
    if (found?.outcome !== 'taken') return undefined;
    return {
      code: 'GROUPING_TERM_ELSEWHERE',
      args: { subject: condition.subject, list: condition.list, codes: found.args['codes'] ?? '' },
      outcome: 'note',
    };
  }

  #holds(condition: Condition): boolean {
    return this.#compile(condition).test(this.#record);
  }

  #compile(condition: Condition): CompiledCondition {
    return compileCondition(condition, this.#lists);
  }
}

/** All ways must be gone. */
function together(ways: readonly Way[]): Way {
  return {
    missing: ways.reduce((sum, { missing }) => sum + missing, 0),
    terms: ways.flatMap(({ terms }) => terms),
    isOfKind: ways.some(({ isOfKind }) => isOfKind),
    isWithinReach: ways.some(({ isWithinReach }) => isWithinReach),
  };
}

/** One is enough: the first of those that lack least. */
function shortest(ways: readonly Way[]): Way {
  return ways.reduce((best, way) => (way.missing < best.missing ? way : best));
}

function negated(way: Way): Way {
  const terms: TraceStep[] = [
    { code: 'GROUPING_TERM_NOT', args: {}, outcome: way.missing === 0 ? 'taken' : 'passed', detail: way.terms },
  ];
  return { ...way, terms, isOfKind: false };
}
