import type { Artifact } from '@caseloom/pack';
import { readLiteral } from '../cells/literal.ts';
import { rowsOf, type TableRows } from '../rows.ts';
import type { DecisionTable } from '../types.ts';
import {
  AnalysisBudget,
  type AnalysisOptions,
  type DuplicateRow,
  type Gap,
  type Overlap,
  type ShadowedRow,
  type TableAnalysis,
} from './analysis.ts';
import { domainOf, type Domain } from './domain.ts';
import { domainsOf, findUncovered } from './find-gaps.ts';
import { commonCase, findOverlaps, Partners } from './find-overlaps.ts';
import { allRows, hasBit, isEmpty, rowsIn, setBit, emptySet, type RowSet } from './row-sets.ts';

const STEPS = 2_000_000;
const MOST = 100;
/** Rows that shadow another are named up to this many. */
const MOST_SHADOWING = 5;

/**
 * Gaps, overlaps, rows that never answer and rows written twice, each with a case that shows it. Exact for cells of literals, comparisons and intervals;
 * what needs evaluating is named and left out. The work is bounded. Implements TABLE-8.
 */
export function analyseTable(artifact: Artifact<DecisionTable>, options: AnalysisOptions = {}): TableAnalysis {
  return new Analyst(artifact, options).analysis();
}

class Analyst {
  readonly #table: DecisionTable;
  readonly #rows: TableRows;
  readonly #domains: readonly Domain[];
  /** Analysable inputs: those some cell asks about in a form that can be read. */
  readonly #inputs: readonly Domain[];
  readonly #partners: Partners;
  /** Rows without a cell that needs evaluating. */
  readonly #known: RowSet;
  readonly #budget: AnalysisBudget;
  readonly #most: number;

  constructor(artifact: Artifact<DecisionTable>, { budget = STEPS, most = MOST }: AnalysisOptions) {
    this.#table = artifact.value;
    this.#rows = rowsOf(artifact);
    this.#budget = new AnalysisBudget(budget);
    this.#most = most;
    this.#domains = this.#table.inputs.flatMap((_, column) => this.#domain(column) ?? []);
    this.#inputs = this.#domains.filter(({ regions }) => regions.length > 0);
    this.#partners = new Partners(this.#inputs);
    this.#known = allRows(this.#rows.size);
    for (const { free } of this.#domains) for (const row of rowsIn(free)) this.#known[row >>> 5]! &= ~(1 << (row & 31));
  }

  analysis(): TableAnalysis {
    const duplicates = this.#duplicates();
    const shadowed = this.#shadowed();
    const { overlaps, count } = this.#overlaps();
    const gaps = this.#gaps();
    return {
      complete: !this.#budget.isSpent,
      gaps,
      overlaps,
      overlapCount: count,
      shadowed,
      duplicates,
      notAnalysed: this.#notAnalysed(),
    };
  }

  #domain(column: number): Domain | undefined {
    const { id, expression, type, values } = this.#table.inputs[column]!;
    const datum = this.#table.data.find(({ name }) => name === expression.trim());
    const cells = Array.from({ length: this.#rows.size }, (_, row) => this.#rows.input(row, column));
    return domainOf({ input: id, type: type ?? datum?.type, values, cells });
  }

  /** A default answers where no row does. */
  #gaps(): Gap[] {
    if (this.#table.outputs.some((output) => output.default !== undefined)) return [];
    const gaps: Gap[] = [];
    for (const { where, example } of findUncovered(this.#inputs, this.#known, this.#budget)) {
      gaps.push({ where, example, certain: !this.#mayBeFree(example) });
      if (gaps.length >= this.#most) break;
    }
    return gaps;
  }

  /** A row that needs evaluating may answer the case, for its other cells do. */
  #mayBeFree(example: Gap['example']): boolean {
    let left = emptySet(this.#rows.size);
    for (let row = 0; row < this.#rows.size; row++) if (!hasBit(this.#known, row)) setBit(left, row);
    for (const { input, regions, free } of this.#inputs) {
      const region = regions.find((one) => one.example === example[input]);
      if (region !== undefined) left = left.map((word, index) => word & (region.rows[index]! | free[index]!));
    }
    return !isEmpty(left);
  }

  #overlaps(): { overlaps: Overlap[]; count: number } {
    const { hitPolicy } = this.#table;
    const overlaps: Overlap[] = [];
    let count = 0;
    if (hitPolicy !== 'unique' && hitPolicy !== 'any') return { overlaps, count };
    for (const [a, b] of findOverlaps(this.#partners, this.#known, this.#budget)) {
      const { same, certain } = this.#compare(a, b);
      if (hitPolicy === 'any' && same) continue;
      count++;
      if (overlaps.length >= this.#most) continue;
      overlaps.push({
        rows: [this.#rows.id(a), this.#rows.id(b)],
        example: commonCase(this.#inputs, [a, b]),
        kind: same ? 'agreeing' : 'conflict',
        certain: hitPolicy === 'unique' || certain,
      });
    }
    return { overlaps, count };
  }

  #compare(a: number, b: number): { same: boolean; certain: boolean } {
    let certain = true;
    for (const [column] of this.#table.outputs.entries()) {
      const [one, other] = [this.#rows.output(a, column).trim(), this.#rows.output(b, column).trim()];
      if (one === other) continue;
      const isConstant = (text: string): boolean => text === '' || text === 'null' || readLiteral(text) !== undefined;
      if (isConstant(one) && isConstant(other)) return { same: false, certain: true };
      certain = false;
    }
    return { same: certain, certain };
  }

  #shadowed(): ShadowedRow[] {
    if (this.#table.hitPolicy !== 'first') return [];
    const shadowed: ShadowedRow[] = [];
    const earlier = emptySet(this.#rows.size);
    for (const row of rowsIn(this.#known)) {
      const meeting = this.#partners.of(row, earlier, this.#budget);
      if (meeting === undefined) break;
      setBit(earlier, row);
      if (isEmpty(meeting) || !this.#isCovered(row, meeting)) continue;
      const by = [...rowsIn(meeting)];
      shadowed.push({
        row: this.#rows.id(row),
        by: by.length > MOST_SHADOWING ? [] : by.map((other) => this.#rows.id(other)),
        example: commonCase(this.#inputs, [row]),
      });
      if (shadowed.length >= this.#most) break;
    }
    return shadowed;
  }

  /** Every case of the row is one of these rows' as well. */
  #isCovered(row: number, by: RowSet): boolean {
    const hole = findUncovered(domainsOf(row, this.#inputs), by, this.#budget).next();
    return hole.done === true && !this.#budget.isSpent;
  }

  #duplicates(): DuplicateRow[] {
    const seen = new Map<string, number>();
    const duplicates: DuplicateRow[] = [];
    for (let row = 0; row < this.#rows.size && duplicates.length < this.#most; row++) {
      const key = this.#table.inputs.map((_, column) => plain(this.#rows.input(row, column))).join('\n');
      const first = seen.get(key);
      if (first === undefined) seen.set(key, row);
      else
        duplicates.push({
          row: this.#rows.id(row),
          of: this.#rows.id(first),
          sameAnswers: this.#compare(first, row).same,
        });
    }
    return duplicates;
  }

  #notAnalysed(): TableAnalysis['notAnalysed'] {
    return this.#domains
      .flatMap(({ input, free }) =>
        [...rowsIn(free)].slice(0, this.#most).map((row) => ({ row: this.#rows.id(row), input })),
      )
      .slice(0, this.#most);
  }
}

function plain(cell: string): string {
  const text = cell.trim();
  return text === '' ? '-' : text;
}
