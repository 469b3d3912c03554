import type { Budget, Issue, Truth } from '@caseloom/core';
import {
  compileUnaryTests,
  type CompiledTest,
  type CompileOptions,
  type FeelType,
  type FeelValue,
  type Scope,
} from '@caseloom/expression';
import { readSimpleTest, type Kind, type SimpleTest } from './simple-test.ts';

/** One test that rows of a column share. */
export interface ColumnTest {
  readonly text: string;
  /** `-`: holds for everything. */
  readonly isAny: boolean;
  /** What an index can use; undefined: the test has to be evaluated. */
  readonly simple: SimpleTest | undefined;
}

/** How cells are read. */
export type CellOptions = Pick<CompileOptions, 'names' | 'missing' | 'types' | 'accept'>;

const KIND_OF_TYPE: Readonly<Record<string, readonly Kind[]>> = {
  number: ['number'],
  string: ['string'],
  boolean: ['boolean'],
  date: ['date', 'date and time'],
  'date and time': ['date', 'date and time'],
};

/** The tests of one input column. A text that stands in many rows is read once; a simple one meets the grammar only when a value is odd. */
export class TestColumn {
  readonly tests: ColumnTest[] = [];
  readonly type: FeelType;
  readonly #ids = new Map<string, number>();
  readonly #compiled: (CompiledTest | undefined)[] = [];
  readonly #options: CellOptions;
  readonly #issues: (readonly Issue[])[] = [];
  readonly #reads = new Set<string>();

  constructor(type: FeelType, options: CellOptions) {
    this.type = type;
    this.#options = options;
  }

  /** Paths that the tests read besides the input. */
  get reads(): ReadonlySet<string> {
    return this.#reads;
  }

  /** @returns the number of the test */
  add(cell: string): number {
    const known = this.#ids.get(cell);
    if (known !== undefined) return known;
    const id = this.tests.length;
    this.#ids.set(cell, id);
    const text = cell.trim();
    const isAny = text === '' || text === '-';
    const read = isAny ? undefined : readSimpleTest(text, this.#options.missing === 'unknown');
    const simple = read !== undefined && this.#fits(read) ? read : undefined;
    this.tests.push({ text, isAny, simple });
    this.#issues.push(isAny || simple !== undefined ? [] : this.#compile(id));
    return id;
  }

  /** What is wrong with a test. */
  issuesOf(id: number): readonly Issue[] {
    return this.#issues[id]!;
  }

  /** The answer of the expression room; the index is held against it. */
  truth(id: number, value: FeelValue, scope: Scope, budget: Budget): Truth {
    if (this.tests[id]!.isAny) return true;
    if (this.#compiled[id] === undefined) this.#compile(id);
    // A cell that cannot be compiled never holds; only an imported model gets so far with one.
    const compiled = this.#compiled[id];
    return compiled === undefined ? false : compiled.test(value, scope, budget);
  }

  #compile(id: number): readonly Issue[] {
    const result = compileUnaryTests(this.tests[id]!.text, { ...this.#options, inputType: this.type });
    if (result.ok) {
      this.#compiled[id] = result.value;
      for (const read of result.value.reads) this.#reads.add(read);
    }
    return result.issues;
  }

  /** A literal of another type than the column's is a complaint of the grammar's. */
  #fits({ stretches }: SimpleTest): boolean {
    const kinds = typeof this.type === 'string' ? KIND_OF_TYPE[this.type] : undefined;
    return this.type === 'any' || (kinds !== undefined && stretches.every(({ kind }) => kinds.includes(kind)));
  }
}
