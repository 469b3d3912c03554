import type { TraceStep } from '../types.ts';
import type { CodedCase } from './coded-case.ts';
import { compileCondition } from './compile-condition.ts';
import type { CodeLists, CompiledCondition } from './compile-condition.ts';

/** A way to a condition: of an `or` that does not hold the part that lacks least. */
interface Way {
  /** Terms that would have to be otherwise; Infinity where no record helps. */
  readonly missing: number;
  readonly terms: readonly TraceStep[];
  /** Some term that asks for a code holds: the case is of this kind. */
  readonly isOfKind: boolean;
  /** Some missing term does not ask for codes (age, weight, stay …), or asks for a code that the case has at another place. */
  readonly isWithinReach: boolean;
}

/** Terms that ask for codes. */
const CODE_TERMS: readonly string[] = ['inList', 'countCodes', 'countLists'];

/** How near a record is to conditions that it does not meet, as data; nothing of it changes an answer. */
export class Nearness {
  readonly #lists: CodeLists;
  readonly #record: CodedCase;

  constructor(lists: CodeLists, record: CodedCase) {
    this.#lists = lists;
    this.#record = record;
  }

  /**
   * The terms of the nearest way, held and missed, where one more would do and the case has something to do with it: another term that asks for a code holds,
   * or what is missing is not a code, or the code stands at another place of the record. Undefined: not near. It never says which code would do. [GRP-13]
   */
  near(condition: CompiledCondition): readonly TraceStep[] | undefined {
    const way = this.#way(condition, true);
    return way.missing === 1 && (way.isOfKind || way.isWithinReach) ? way.terms : undefined;
  }

  #way(compiled: CompiledCondition, wanted: boolean): Way {
    const { kind } = compiled.condition;
    if (kind === 'not') return negated(this.#way(compiled.parts[0]!, !wanted));
    if (kind !== 'and' && kind !== 'or') return this.#term(compiled, wanted);
    const ways = compiled.parts.map((part) => this.#way(part, wanted));
    return (kind === 'and') === wanted ? together(ways) : shortest(ways);
  }

  #term(compiled: CompiledCondition, wanted: boolean): Way {
    const terms = compiled.explain(this.#record);
    const isMissing = (terms[0]!.outcome === 'taken') !== wanted;
    const { kind } = compiled.condition;
    if (kind === 'constant') return { missing: isMissing ? Infinity : 0, terms, isOfKind: false, isWithinReach: false };
    const asksForCode = CODE_TERMS.includes(kind);
    const elsewhere = isMissing && wanted ? this.#elsewhere(compiled) : undefined;
    return {
      missing: isMissing ? 1 : 0,
      terms: elsewhere === undefined ? terms : [...terms, elsewhere],
      isOfKind: asksForCode && wanted && !isMissing,
      isWithinReach: isMissing && (!asksForCode || elsewhere !== undefined),
    };
  }

  /** The code that a test for the principal or a secondary place misses stands at another place of the record. */
  #elsewhere({ condition }: CompiledCondition): TraceStep | undefined {
    if (condition.kind !== 'inList' || condition.subject.startsWith('any_')) return undefined;
    const subject = condition.subject.endsWith('_dx') ? ('any_dx' as const) : ('any_proc' as const);
    const [found] = compileCondition({ ...condition, subject }, this.#lists).explain(this.#record);
    if (found?.outcome !== 'taken') return undefined;
    return {
      code: 'GROUPING_TERM_ELSEWHERE',
      args: { subject: condition.subject, list: condition.list, codes: found.args['codes'] ?? '' },
      outcome: 'note',
    };
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
