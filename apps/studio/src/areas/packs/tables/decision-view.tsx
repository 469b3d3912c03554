import type { Issue } from '@caseloom/core';
import {
  AGGREGATIONS,
  HIT_POLICIES,
  type Aggregation,
  type HitPolicy,
  type TableInput,
  type TableOutput,
} from '@caseloom/tables';
import { Button, Select } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useLocal, useT } from '../../../i18n/index.ts';
import type { MakeRows } from '../../../grid/edits.ts';
import { Grid } from '../../../grid/grid.tsx';
import type { GridHandle } from '../../../grid/grid-props.ts';
import type { GridRow } from '../../../grid/grid-types.ts';
import { useIssueText, useRemembered } from '../../../parts/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { ColumnDialog } from './column-dialog.tsx';
import { DataNames } from './data-names.tsx';
import { decisionColumns } from './decision-columns.ts';
import { decisionIssues, rowIdOf, triedMarks } from './decision-marks.ts';
import { DecisionPanel } from './decision-panel.tsx';
import * as decision from './decision.ts';
import { ReasonBar } from './reason-bar.tsx';
import { continuedIds } from './row-ids.ts';
import styles from './tables.module.css';
import { trialValues } from './trial-values.ts';
import { useDecisionChecks } from './use-decision-checks.ts';
import { useTableDraft } from './use-table-draft.ts';

type Props = ArtifactViewProps & {
  readonly stored: decision.DecisionDocument;
  /** Rows stand in the table file, not in the document. */
  readonly filed: boolean;
};

/** The column that a dialog is about; `index` is where it stands or after which it comes. */
interface OpenColumn {
  readonly side: decision.Side;
  readonly index: number;
  readonly isNew: boolean;
  readonly column: TableInput | TableOutput;
}

let made = 0;

/** A decision table as a spreadsheet: hit policy and columns above, rows in the grid, checks and a trial beside. */
export function DecisionView({ view, stored, filed }: Props) {
  const t = useT('tables');
  const local = useLocal();
  const textOf = useIssueText();
  const { editable } = useWorkbench();
  const [panel, setPanel] = useRemembered('tables.panel', true);
  const [open, setOpen] = useState<OpenColumn>();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const grid = useRef<GridHandle>(null);
  const target = useMemo(
    () => ({ kind: 'tables', artifact: view.id, ...(filed ? { table: 'rows' } : { family: 'rules' }) }),
    [view.id, filed],
  );
  const draft = useTableDraft<decision.DecisionHead>({
    stored,
    target,
    formOf: useCallback((head) => decision.storedRows(head, filed), [filed]),
    fieldsOf,
    editable,
    wrongIdText: useCallback((what) => t(`id.${what}`), [t]),
  });
  const { present, change } = draft;
  const { head, rows } = present;
  const values = useMemo(() => trialValues(texts), [texts]);
  const { checked, tried } = useDecisionChecks(present, values);
  const found = useMemo(
    () => (checked === undefined ? undefined : decisionIssues(checked.issues, checked.document, textOf)),
    [checked, textOf],
  );
  const marks = useMemo(
    () =>
      tried === undefined
        ? undefined
        : triedMarks(tried, {
            read: (value) => t('try.read', { value: JSON.stringify(value) }),
            missing: (names) => t('try.missing', { names: names.join(', ') }),
          }),
    [tried, t],
  );
  const { refused } = draft;
  const issuesOf = useCallback((row: GridRow) => refused.get(row.key) ?? found?.cells.get(row.key), [refused, found]);
  const marksOf = useCallback((row: GridRow) => marks?.get(rowIdOf(row.cells)), [marks]);

  const fresh = (side: decision.Side): TableInput | TableOutput => {
    const id = decision.freshColumnId(head, side);
    return side === 'inputs' ? { id, expression: '' } : { id };
  };
  const columns = useMemo(
    () =>
      decisionColumns(head, {
        id: t('id'),
        note: t('note'),
        local,
        actions: (side, index) =>
          editable
            ? [
                {
                  id: 'edit',
                  label: t('column.edit'),
                  run: () => setOpen({ side, index, isNew: false, column: head[side][index]! }),
                },
                {
                  id: 'insert',
                  label: t('column.insert'),
                  run: () => setOpen({ side, index, isNew: true, column: fresh(side) }),
                },
                ...(head[side].length < 2
                  ? []
                  : [
                      {
                        id: 'remove',
                        label: t('column.remove'),
                        danger: true,
                        run: () => change(decision.withoutColumn({ head, rows }, side, index)),
                      },
                    ]),
              ]
            : [],
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [head, rows, editable, t, local, change],
  );
  const makeRows = useCallback<MakeRows>(
    (cells, standing) => {
      const taken = [...standing].map((row) => rowIdOf(row.cells));
      const known = new Set(taken);
      const ids = continuedIds(taken, cells.length);
      return cells.map((given, index) => {
        const row = Array.from({ length: decision.noteAt(head) + 1 }, (_, at) => given[at] ?? '');
        const id = rowIdOf(row);
        if (id === '' || known.has(id)) row[decision.ID] = ids[index]!;
        known.add(row[decision.ID]!);
        return { key: `n${++made}`, cells: row };
      });
    },
    [head],
  );
  const setHead = (next: decision.DecisionHead, mark?: string) => change({ head: next, rows }, mark);
  const setPolicy = (hitPolicy: HitPolicy) => {
    const { aggregation: _, ...rest } = head;
    setHead(
      hitPolicy === 'collect' && head.aggregation !== undefined ? { ...head, hitPolicy } : { ...rest, hitPolicy },
    );
  };
  const setAggregation = (how: Aggregation | 'list') => {
    const { aggregation: _, ...rest } = head;
    setHead(how === 'list' ? rest : { ...rest, aggregation: how });
  };
  const go = (issue: Issue) => {
    const at = /^rules\[(\d+)\](?:\.(inputs|outputs)\[(\d+)\])?/.exec(issue.path);
    const row = at === null ? undefined : checked?.document.rows.at(Number(at[1]));
    if (row !== undefined)
      grid.current?.reveal(
        row.key,
        at?.[2] === undefined ? undefined : decision.columnId(at[2] as decision.Side, Number(at[3])),
      );
  };
  const goToRow = (id: string) => {
    for (const row of rows) if (rowIdOf(row.cells) === id) return grid.current?.reveal(row.key);
    return undefined;
  };
  return (
    <>
      {draft.giveReason === undefined ? null : <ReasonBar onReason={draft.giveReason} />}
      <div className={styles['split']}>
        <Grid
          handle={grid}
          label={view.id}
          name={`tables.${view.id}`}
          testId="decision-grid"
          frozen={1}
          columns={columns}
          rows={rows}
          {...(editable ? { onRows: (next) => change({ head, rows: next }), makeRows } : {})}
          history={draft.history}
          issuesOf={issuesOf}
          marksOf={marksOf}
          onLeave={draft.pause}
          before={
            <span className={styles['policy']}>
              <Select<HitPolicy>
                size="small"
                popupMatchSelectWidth={false}
                style={{ width: 128 }}
                value={head.hitPolicy}
                disabled={!editable}
                aria-label={t('decision.policy')}
                onChange={setPolicy}
                options={HIT_POLICIES.map((value) => ({ value, label: t(`policy.${value}`) }))}
                data-testid="hit-policy"
              />
              {head.hitPolicy === 'collect' && head.outputs.length === 1 ? (
                <Select<Aggregation | 'list'>
                  size="small"
                  value={head.aggregation ?? 'list'}
                  disabled={!editable}
                  aria-label={t('decision.aggregation')}
                  onChange={setAggregation}
                  options={(['list', ...AGGREGATIONS] as const).map((value) => ({
                    value,
                    label: t(`aggregation.${value}`),
                  }))}
                />
              ) : null}
              {editable ? (
                <>
                  <Button
                    size="small"
                    type="text"
                    onClick={() =>
                      setOpen({ side: 'inputs', index: head.inputs.length - 1, isNew: true, column: fresh('inputs') })
                    }
                    data-testid="add-input"
                  >
                    + {t('decision.addInput')}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    onClick={() =>
                      setOpen({
                        side: 'outputs',
                        index: head.outputs.length - 1,
                        isNew: true,
                        column: fresh('outputs'),
                      })
                    }
                  >
                    + {t('decision.addOutput')}
                  </Button>
                </>
              ) : null}
            </span>
          }
          after={
            <>
              <span className={styles['state']} role="status" data-testid="rows-state">
                {refused.size > 0
                  ? t('waiting', { count: refused.size })
                  : draft.changed
                    ? t('unsaved')
                    : editable
                      ? t('saved')
                      : ''}
              </span>
              <Button
                size="small"
                type={panel ? 'primary' : 'default'}
                ghost={panel}
                aria-pressed={panel}
                onClick={() => setPanel(!panel)}
              >
                {t('panel.show')}
              </Button>
            </>
          }
        />
        {panel ? (
          <aside className={styles['panel']} aria-label={t('panel.show')}>
            <DecisionPanel
              issues={checked?.issues}
              analysis={checked?.analysis}
              head={head}
              reads={checked?.reads ?? []}
              texts={texts}
              onTexts={setTexts}
              tried={tried}
              onGo={go}
              onRow={goToRow}
            />
            <DataNames data={head.data} editable={editable} onChange={(data) => setHead({ ...head, data }, 'data')} />
          </aside>
        ) : null}
        {open === undefined ? null : (
          <ColumnDialog
            side={open.side}
            column={open.column}
            taken={[...head.inputs, ...head.outputs]
              .map(({ id }) => id)
              .filter((id) => open.isNew || id !== open.column.id)}
            onClose={() => setOpen(undefined)}
            onOk={(column) => {
              change(
                open.isNew
                  ? decision.withColumn(present, open.side, open.index, column)
                  : decision.changedColumn(present, open.side, open.index, column),
              );
              setOpen(undefined);
            }}
          />
        )}
      </div>
    </>
  );
}

const fieldsOf = (head: decision.DecisionHead): Record<string, unknown> => ({ ...head });
