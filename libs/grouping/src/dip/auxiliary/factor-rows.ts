import type { Decimal, Issue } from '@caseloom/core';
import { decimal, formatDecimal, isDecimalText } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { z } from 'zod';
import type { TraceStep } from '../../types.ts';
import type { Candidate } from '../candidate.ts';
import type { DipStay } from '../stay.ts';
import { auxiliaryConditionSchema, conditionHolds } from './condition.ts';
import type { AuxiliaryCondition } from './condition.ts';
import type { AuxiliaryKind, CompiledAuxiliary } from './kind.ts';

const schema = z.strictObject({
  kind: z.literal('catalogue'),
  bands: z
    .record(z.string(), z.record(z.string(), auxiliaryConditionSchema))
    .describe('Condition of each level of each kind, as the table names them'),
  pick: z.literal('highest_factor').optional(),
  complication_include_prefix: z.boolean().optional(),
});

/** A row of the auxiliary catalogue: it replaces the score by its own and multiplies it by its factor. */
export interface AuxiliaryRow {
  readonly kind: string;
  readonly level: string;
  readonly factor: Decimal;
  readonly factorText: string;
  /** Its score × its factor. */
  readonly product: Decimal;
  readonly condition: AuxiliaryCondition;
  /** Place in the artifact: `supplement.csv:12`. */
  readonly path: string;
}

/** Factors of a group by age, severity, death: of the rows of the group whose condition holds the one with the highest factor; equal factors: the earlier row. */
export const factorRows: AuxiliaryKind<typeof schema> = {
  schema,
  compile({ bands }, tables) {
    const { rows, issues } = readRows(bands, tables);
    return { auxiliary: new FactorRows(rows), issues };
  },
};

class FactorRows implements CompiledAuxiliary {
  readonly #rows: ReadonlyMap<string, readonly AuxiliaryRow[]>;

  constructor(rows: ReadonlyMap<string, readonly AuxiliaryRow[]>) {
    this.#rows = rows;
  }

  apply(candidates: readonly Candidate[], stay: DipStay): readonly Candidate[] {
    return candidates.map((candidate) => {
      const auxiliary = this.#pick(candidate.code, stay);
      return auxiliary === undefined ? candidate : { ...candidate, auxiliary };
    });
  }

  story(candidates: readonly Candidate[], stay: DipStay): readonly TraceStep[] {
    return candidates.flatMap(({ code }) => {
      const chosen = this.#pick(code, stay);
      return (this.#rows.get(code) ?? [])
        .filter((row) => conditionHolds(row.condition, stay))
        .map((row): TraceStep => ({
          code: 'GROUPING_DIP_AUXILIARY',
          args: { group: code, kind: row.kind, level: row.level, factor: row.factorText },
          outcome: row === chosen ? 'taken' : 'passed',
        }));
    });
  }

  #pick(code: string, stay: DipStay): AuxiliaryRow | undefined {
    let best: AuxiliaryRow | undefined;
    for (const row of this.#rows.get(code) ?? [])
      if (conditionHolds(row.condition, stay) && (best === undefined || row.factor.greaterThan(best.factor)))
        best = row;
    return best;
  }
}

function readRows(
  bands: z.infer<typeof schema>['bands'],
  tables: Artifact['tables'],
): { readonly rows: ReadonlyMap<string, readonly AuxiliaryRow[]>; readonly issues: readonly Issue[] } {
  const rows = new Map<string, AuxiliaryRow[]>();
  const issues: Issue[] = [];
  (tables['supplement']?.rows ?? []).forEach((cells, index) => {
    const path = `supplement.csv:${index + 2}`;
    const [kind, level] = [cells['kind'] ?? '', cells['level'] ?? ''];
    const condition = bands[kind]?.[level];
    const wrong = ['score', 'factor'].filter((column) => !isDecimalText(cells[column] ?? ''));
    if (condition === undefined)
      issues.push({
        code: 'GROUPING_DIP_AUXILIARY_UNKNOWN',
        severity: 'error',
        path: `${path}:level`,
        args: { kind, level, row: index + 2 },
      });
    for (const column of wrong)
      issues.push({
        code: 'GROUPING_NUMBER',
        severity: 'error',
        path: `${path}:${column}`,
        args: { value: cells[column] ?? '', row: index + 2 },
      });
    if (condition === undefined || wrong.length > 0) return;
    const factor = decimal(cells['factor']!);
    const row = {
      kind,
      level,
      factor,
      factorText: formatDecimal(factor),
      product: decimal(cells['score']!).times(factor),
      condition,
      path,
    };
    const group = cells['group_code'] ?? '';
    const known = rows.get(group);
    if (known === undefined) rows.set(group, [row]);
    else known.push(row);
  });
  return { rows, issues };
}
