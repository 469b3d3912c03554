import { joinKey } from '@caseloom/pack';
import type { RuleSet } from '@caseloom/rules';
import { useCallback, useMemo, useRef, type ReactNode } from 'react';
import { useT } from '../../../i18n/index.ts';
import { number } from '../../../i18n/format.ts';
import type { MakeRows, Rows } from '../../../grid/edits.ts';
import { Grid } from '../../../grid/grid.tsx';
import type { GridColumn, GridRow, RowIssues } from '../../../grid/grid-types.ts';
import { RowList } from '../../../grid/row-list.ts';
import { LayerBadge, useIssueText } from '../../../parts/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import { ReasonBar } from '../tables/reason-bar.tsx';
import { continuedIds } from '../tables/row-ids.ts';
import type { StoredRows } from '../tables/row-batch.ts';
import { tableIssues } from '../tables/table-issues.ts';
import type { LoadedRows } from '../tables/use-all-rows.ts';
import { storedRow, useTableDraft } from '../tables/use-table-draft.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ImportButton } from './import-dialog.tsx';
import styles from './templates.module.css';
import { useRowsTrial } from './use-rows-trial.tsx';

type Props = ArtifactViewProps & {
  /** A long table, or a family of elements whose members are all texts. */
  readonly list: { readonly table: string } | { readonly family: string };
  readonly loaded: LoadedRows;
  readonly columns: readonly GridColumn[];
  /** The set whose template makes a rule of each row. */
  readonly rules?: RuleSet;
};

let made = 0;

/** The rows of a long table in a grid: edited, checked, taken from files and to files, stored in batches. */
export function RowsEditor({ view, list, loaded, columns, rules }: Props) {
  const t = useT('tables');
  const { source, editable, issues, saving } = useWorkbench();
  const textOf = useIssueText();
  const names = useMemo(() => columns.map((column) => column.id), [columns]);
  const form = useMemo<StoredRows>(() => {
    const key = loaded.key.map((name) => names.indexOf(name));
    return {
      idOf: (row) => joinKey(key.map((at) => (row.cells[at] ?? '').trim())),
      valueOf: (row) => {
        const cells = names.map((name, at): [string, string] => {
          const cell = row.cells[at] ?? '';
          return [name, loaded.key.includes(name) ? cell.trim() : cell];
        });
        // An element has the members it says something in; a row of a table has every column.
        return Object.fromEntries('family' in list ? cells.filter(([, cell]) => cell !== '') : cells);
      },
      placed: loaded.own || loaded.ordered,
    };
  }, [loaded, names, list]);
  const stored = useMemo(() => ({ head: undefined, rows: rowsOf(loaded, names) }), [loaded, names]);
  const table = 'table' in list ? list.table : undefined;
  const family = 'family' in list ? list.family : undefined;
  const target = useMemo(
    () => ({ kind: view.kind, artifact: view.id, table, family }),
    [view.kind, view.id, table, family],
  );
  const draft = useTableDraft({
    stored,
    target,
    formOf: useCallback(() => form, [form]),
    fieldsOf: noFields,
    editable,
    wrongIdText: useCallback((what) => t(`id.${what}`), [t]),
  });
  const rows = draft.present.rows;
  const found = useMemo(
    () => tableIssues(issues, view.kind, view.id, table ?? '', draft.base.rows, textOf),
    [issues, view, table, draft.base, textOf],
  );
  const trial = useRowsTrial({ artifact: view.id, set: rules, columns: names, rows, base: draft.base.rows });
  const badgeOf = useOwnBadge(loaded, stored.rows, form.idOf);
  const refused = draft.refused;
  const issuesOf = useCallback(
    (row: GridRow): RowIssues | undefined => refused.get(row.key) ?? found.get(row.key),
    [refused, found],
  );
  const makeRows = useCallback<MakeRows>(
    (cells, standing) => {
      const idAt = loaded.key.length === 1 ? names.indexOf(loaded.key[0]!) : -1;
      const taken = idAt === -1 ? [] : [...standing].map((row) => row.cells[idAt] ?? '');
      const known = new Set(taken);
      const fresh = idAt === -1 || view.kind === 'codes' ? [] : continuedIds(taken, cells.length);
      return cells.map((given, index) => {
        const row = names.map((_, at) => given[at] ?? '');
        if (fresh.length > 0 && (row[idAt] === '' || known.has(row[idAt]!))) row[idAt] = fresh[index]!;
        if (idAt !== -1) known.add(row[idAt]!);
        return { key: `n${++made}`, cells: row };
      });
    },
    [names, loaded.key, view.kind],
  );
  const applyRows = (next: Rows) => draft.change({ head: undefined, rows: next });
  const saveSoon = useRef(draft.save);
  saveSoon.current = draft.save;
  return (
    <>
      {draft.giveReason === undefined ? null : <ReasonBar onReason={draft.giveReason} />}
      <Grid
        label={`${view.id} ${table ?? family}`}
        name={`${view.kind}.${view.id}.${table ?? family}`}
        testId="rows-grid"
        frozen={1}
        columns={columns}
        rows={rows}
        {...(editable ? { onRows: applyRows, makeRows } : {})}
        history={draft.history}
        issuesOf={issuesOf}
        marksOf={trial.marksOf}
        badgeOf={badgeOf}
        onActive={trial.onActive}
        onShown={trial.onShown}
        onLeave={draft.pause}
        after={
          <>
            {trial.tools}
            <span className={styles['state']} role="status" data-testid="rows-state">
              {refused.size > 0
                ? t('waiting', { count: number(refused.size) })
                : draft.changed || saving
                  ? t('unsaved')
                  : editable
                    ? t('saved')
                    : ''}
            </span>
            {editable ? (
              <ImportButton
                name={`${view.kind}.${view.id}`}
                columns={columns}
                rows={rows}
                idOf={form.idOf}
                onApply={(next) => {
                  applyRows(next);
                  // The rows stand in the document first, so that one undo takes the import back.
                  setTimeout(() => void saveSoon.current());
                }}
              />
            ) : null}
            {table === undefined ? null : (
              <ExportMenu address={{ source, kind: view.kind, artifact: view.id, table }} before={draft.save} />
            )}
          </>
        }
      />
    </>
  );
}

/** The layer of rows that this pack itself says among those it inherited: added, changed, or edited here since. */
function useOwnBadge(
  { own, says }: LoadedRows,
  stored: Rows,
  idOf: StoredRows['idOf'],
): ((row: GridRow) => ReactNode) | undefined {
  const { layer } = useWorkbench().tree.pack;
  return useMemo(() => {
    if (own) return undefined;
    const inherited = new Map<string, readonly string[]>();
    stored.forEach((row) => says.has(idOf(row)) || inherited.set(idOf(row), row.cells));
    const badge = <LayerBadge layer={layer} />;
    return (row) => {
      const cells = inherited.get(idOf(row));
      return cells?.every((cell, at) => cell === row.cells[at]) === true ? undefined : badge;
    };
  }, [own, says, stored, idOf, layer]);
}

const noFields = () => ({});

function rowsOf(loaded: LoadedRows, names: readonly string[]): Rows {
  const from = names.map((name) => loaded.columns.indexOf(name));
  const sameOrder = from.length === loaded.columns.length && from.every((at, index) => at === index);
  return RowList.of(
    loaded.rows.map((cells, index) =>
      storedRow(index, sameOrder ? cells : from.map((at) => (at === -1 ? '' : (cells[at] ?? '')))),
    ),
  );
}
