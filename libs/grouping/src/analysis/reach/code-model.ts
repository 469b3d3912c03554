import type { CodeClass } from './code-classes.ts';
import type { Formula } from './formula.ts';
import type { Literal } from './solver.ts';

/** What of one class is in a record. `different[n]`: more than n of its codes stand after the first place; `times[n]`: more than n places there hold one. */
interface Presence {
  readonly one: CodeClass;
  readonly isFirst: Literal;
  readonly different: readonly Literal[];
  readonly times: readonly Literal[];
}

/**
 * The diagnoses, or the procedures, of a record: one class of codes in the first place, or none that a condition names, and any number of classes after it; of
 * classes whose codes are counted also how many.
 */
export class CodeModel {
  readonly #formula: Formula;
  readonly #presences: readonly Presence[];
  readonly #byMark = new Map<string, Presence[]>();
  /** The first code, of a class that is counted, stands again after it. */
  readonly #standsAgain: Literal;

  /** @param counted the highest number of codes that a condition asks for, by mark */
  constructor(formula: Formula, classes: readonly CodeClass[], counted: ReadonlyMap<string, number>) {
    this.#formula = formula;
    const later = classes.map((one) => {
      const asked = one.marks.flatMap((mark) => counted.get(mark) ?? []);
      return { one, isCounted: asked.length > 0, ...laterCodes(formula, one, Math.max(1, ...asked)) };
    });
    this.#presences = later.map((presence) => ({ ...presence, isFirst: formula.choice() }));
    for (const presence of this.#presences)
      for (const mark of presence.one.marks) {
        const list = this.#byMark.get(mark);
        if (list === undefined) this.#byMark.set(mark, [presence]);
        else list.push(presence);
      }
    formula.exactlyOne([...this.#presences.map(({ isFirst }) => isFirst), formula.choice()]);
    this.#standsAgain = repetition(
      formula,
      this.#presences.filter((_presence, at) => later[at]!.isCounted),
    );
  }

  /** The first code has the mark. */
  firstHas(mark: string): Literal {
    return this.#formula.or((this.#byMark.get(mark) ?? []).map(({ isFirst }) => isFirst));
  }

  /** Some code after the first has it. */
  laterHas(mark: string): Literal {
    return this.#formula.or((this.#byMark.get(mark) ?? []).map(({ times }) => times[0]!));
  }

  /** One literal for each code after the first that has the mark, as far as it is counted. */
  eachLater(mark: string, distinct: boolean): readonly Literal[] {
    return (this.#byMark.get(mark) ?? []).flatMap(({ different, times }) => (distinct ? different : times));
  }

  /** The first code has the mark, and where codes must differ is none of those after it. */
  firstCounts(mark: string, distinct: boolean): Literal {
    const first = this.firstHas(mark);
    return distinct ? this.#formula.and([first, this.#standsAgain ^ 1]) : first;
  }

  /** In the solution found, the first place first; it is empty where no condition asks for a code there. */
  codes(): readonly string[] {
    const { solver } = this.#formula;
    const count = (literals: readonly Literal[]): number => literals.filter((literal) => solver.isTrue(literal)).length;
    const present = this.#presences.filter(({ times }) => solver.isTrue(times[0]!));
    const later = present.flatMap(({ one, different, times }) => {
      const distinct = count(different);
      const repeats = Math.max(0, count(times) - distinct);
      return [...one.codes.slice(0, distinct), ...Array.from({ length: repeats }, () => one.codes[0]!)];
    });
    const first = this.#presences.find(({ isFirst }) => solver.isTrue(isFirst));
    if (first === undefined) return later.length === 0 ? [] : ['', ...later];
    const { codes } = first.one;
    const at = solver.isTrue(this.#standsAgain) ? 0 : Math.min(count(first.different), codes.length - 1);
    return [codes[at]!, ...later];
  }
}

function laterCodes(formula: Formula, { codes }: CodeClass, most: number): Pick<Presence, 'different' | 'times'> {
  const isThere = formula.choice();
  const different = [isThere];
  const times = [isThere];
  for (let n = 1; n < most; n++) {
    times.push(choiceWithin(formula, [times[n - 1]!]));
    if (n < codes.length) different.push(choiceWithin(formula, [different[n - 1]!, times[n]!]));
  }
  return { different, times };
}

/** A choice that holds only where all the others do. */
function choiceWithin(formula: Formula, others: readonly Literal[]): Literal {
  const choice = formula.choice();
  for (const other of others) formula.solver.add([choice ^ 1, other]);
  return choice;
}

/** The first code can stand again only where its class does, and must where all codes of its class stand after it. */
function repetition(formula: Formula, counted: readonly Presence[]): Literal {
  if (counted.length === 0) return formula.never;
  const again = choiceWithin(formula, [formula.or(counted.map(({ isFirst }) => isFirst))]);
  for (const { one, isFirst, different, times } of counted) {
    formula.solver.add([again ^ 1, isFirst ^ 1, times[0]!]);
    const all = different[one.codes.length - 1];
    if (all !== undefined) formula.solver.add([again, isFirst ^ 1, all ^ 1]);
  }
  return again;
}
