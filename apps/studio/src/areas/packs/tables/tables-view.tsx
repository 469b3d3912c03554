import { isTable, type DecisionDocument } from '@caseloom/tables';
import { useMemo } from 'react';
import { ProblemNotice } from '../../../parts/index.ts';
import { storedRow } from './use-table-draft.ts';
import { RowList } from '../../../grid/row-list.ts';
import { ArtifactCode } from '../artifacts/artifact-code.tsx';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { DecisionView } from './decision-view.tsx';
import { filedCells, headOf, ruleCells } from './decision.ts';
import { useAllRows } from './use-all-rows.ts';

/** A decision table; other parts of decision models are shown as the JSON they are. */
export function TablesView({ view }: ArtifactViewProps) {
  const value = view.value as DecisionDocument;
  if (!isTable(value)) return <ArtifactCode view={view} />;
  const filed = value.rules.length === 0 && (view.tables.find((table) => table.name === 'rows')?.rows ?? 0) > 0;
  return filed ? <Filed view={view} /> : <Listed view={view} />;
}

/** Rows written in the document. */
function Listed({ view }: ArtifactViewProps) {
  const stored = useMemo(() => {
    const table = view.value as Extract<DecisionDocument, { rules: unknown }>;
    const head = headOf(table);
    return { head, rows: RowList.of(table.rules.map((rule, index) => storedRow(index, ruleCells(rule, head)))) };
  }, [view.value]);
  return <DecisionView view={view} stored={stored} filed={false} />;
}

/** Rows in the table file beside it. */
function Filed({ view }: ArtifactViewProps) {
  const { source } = useWorkbench();
  const { loaded, error } = useAllRows({ source, kind: 'tables', artifact: view.id, table: 'rows' }, '', 0);
  const stored = useMemo(() => {
    if (loaded === undefined) return undefined;
    const head = headOf(view.value as Extract<DecisionDocument, { rules: unknown }>);
    return {
      head,
      rows: RowList.of(loaded.rows.map((cells, index) => storedRow(index, filedCells(loaded.columns, cells, head)))),
    };
    // The rows were read for the document as it was first shown; later saves are this page's own.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [loaded]);
  if (stored === undefined) return error === undefined ? null : <ProblemNotice error={error} />;
  return <DecisionView view={view} stored={stored} filed />;
}
