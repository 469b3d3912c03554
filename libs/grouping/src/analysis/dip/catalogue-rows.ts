import type { Artifact } from '@caseloom/pack';
import { DIP_CATALOGUES } from '../../dip/catalogues.ts';
import type { CatalogueId, CatalogueWord } from '../../dip/catalogues.ts';
import type { DipDocument } from '../../document.ts';

/** Catalogues in the order in which a stay meets them. */
const ORDER: readonly CatalogueId[] = ['core', 'basic', 'comprehensive', 'blank'];

/** A row of `groups` as the table writes it, and where it stands in the tree. */
export interface PlacedRow {
  readonly catalogue: CatalogueId;
  readonly seq: string;
  readonly dxKey: string;
  readonly dxName: string;
  /** Expression of procedures; empty for a conservative or comprehensive row. */
  readonly procedures: string;
  /** Codes, or beginnings of codes, that the expression names. */
  readonly codes: readonly string[];
  readonly opType: string;
  readonly code: string;
  readonly name: string;
  readonly score: string;
  readonly averageCharge: string;
  readonly path: string;
  readonly keyNode: string;
  readonly node: string;
}

/** Rows by catalogue, then as the table has them; those of a word that is no catalogue are left out. */
export function placedRows({ value, tables }: Artifact<DipDocument>): readonly PlacedRow[] {
  const { and, or } = value.method.procedure_expression;
  const placed = (tables['groups']?.rows ?? []).flatMap((row, index): PlacedRow[] => {
    const cell = (column: string): string => row[column] ?? '';
    if (!Object.hasOwn(DIP_CATALOGUES, cell('catalogue'))) return [];
    const catalogue = DIP_CATALOGUES[cell('catalogue') as CatalogueWord];
    const keyNode = `${catalogue}/${cell('dx_key')}`;
    const groups = cell('procedures').split(and);
    const codes = or === null ? groups : groups.flatMap((one) => one.split(or));
    return [
      {
        catalogue,
        seq: cell('seq'),
        dxKey: cell('dx_key'),
        dxName: cell('dx_name'),
        procedures: cell('procedures'),
        codes: [...new Set(codes.filter((code) => code !== ''))],
        opType: cell('op_type'),
        code: cell('group_code'),
        name: cell('group_name'),
        score: cell('score'),
        averageCharge: cell('avg_amount'),
        path: `groups.csv:${index + 2}`,
        keyNode,
        node: `${keyNode}/${cell('seq')}`,
      },
    ];
  });
  return ORDER.flatMap((catalogue) => placed.filter((row) => row.catalogue === catalogue));
}
