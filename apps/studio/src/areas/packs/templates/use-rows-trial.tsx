import { ruleOfRow, type RuleSet } from '@caseloom/rules';
import { ExperimentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { Rows } from '../../../grid/edits.ts';
import type { CellMark, GridRow, RowMarks } from '../../../grid/grid-types.ts';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import type { RowStanding } from '../../../try/row-trial.ts';
import { useRowTrial } from '../../../try/use-row-trial.ts';
import { useSampleChoice } from '../try/use-sample-choice.ts';
import { useShowEdited } from '../try/use-show-edited.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import styles from './templates.module.css';

interface Edited {
  readonly artifact: string;
  /** Absent: the rows are no rules. */
  readonly set: RuleSet | undefined;
  readonly columns: readonly string[];
  readonly rows: Rows;
  /** As the rows are stored. */
  readonly base: Rows;
}

export interface RowsTrial {
  readonly marksOf: (row: GridRow) => RowMarks | undefined;
  readonly onActive: (row: GridRow | undefined) => void;
  readonly onShown: ((rows: readonly GridRow[]) => void) | undefined;
  /** Turns it on and off, and says what came of it. */
  readonly tools: ReactNode;
}

/** Rows of a template tried while they are written, as long as the trial is open beside them; it shows the row that is worked on. */
export function useRowsTrial({ artifact, set, columns, rows, base }: Edited): RowsTrial {
  const t = useT('tables');
  const { source, draft } = useWorkbench();
  const [search, setSearch] = useSearchParams();
  const [synthetic] = useSampleChoice();
  const isOn = set !== undefined && draft !== undefined && search.get('drawer') === 'try';
  const edited = useMemo(() => (isOn ? { set, columns, rows } : undefined), [isOn, set, columns, rows]);
  const trial = useRowTrial(source, edited, synthetic);
  const { standingOf, cases } = trial;
  const marksOf = useCallback(
    (row: GridRow): RowMarks | undefined => {
      const standing = isOn ? standingOf(row) : undefined;
      return standing === undefined ? undefined : new Map([['id', markOf(standing, cases, t)]]);
    },
    [isOn, standingOf, cases, t],
  );
  const [active, setActive] = useState<GridRow>();
  useActiveRule(artifact, set, columns, isOn ? active : undefined, base);
  const toggle = () => {
    const next = new URLSearchParams(search);
    if (isOn) next.delete('drawer');
    else next.set('drawer', 'try');
    setSearch(next, { replace: true });
  };
  return {
    marksOf,
    onActive: setActive,
    onShown: isOn ? trial.show : undefined,
    tools:
      set === undefined || draft === undefined ? null : (
        <>
          {isOn ? (
            <span
              className={styles['state']}
              role="status"
              aria-busy={trial.waiting}
              data-testid="rows-trial"
              title={trial.error?.message}
            >
              {trial.error !== undefined
                ? t('trial.broken')
                : trial.ms === undefined
                  ? t('trial.waiting')
                  : t(trial.isPart ? 'trial.part' : 'trial.now', {
                      firing: number(trial.firing),
                      tried: number(trial.tried),
                      ms: Math.max(1, Math.round(trial.ms)),
                    })}
            </span>
          ) : null}
          <Button
            size="small"
            type={isOn ? 'primary' : 'default'}
            ghost={isOn}
            icon={<ExperimentOutlined />}
            aria-pressed={isOn}
            onClick={toggle}
            data-testid="rows-try"
          >
            {t('trial')}
          </Button>
        </>
      ),
  };
}

function markOf(
  { fired, notEvaluable, failed, broken }: RowStanding,
  cases: number,
  t: ReturnType<typeof useT<'tables'>>,
): CellMark {
  if (broken) return { kind: 'failed', note: t('trial.rowBroken') };
  const tally = [
    { kind: 'matched' as const, count: fired },
    { kind: 'unknown' as const, count: notEvaluable },
    { kind: 'failed' as const, count: failed },
  ].filter(({ count }) => count > 0);
  return {
    kind: fired > 0 ? 'matched' : notEvaluable > 0 ? 'unknown' : 'failed',
    tally,
    note: t('trial.row', { fired, unanswered: notEvaluable, cases }),
  };
}

/** Shows the rule of the row that is worked on to the trial beside the table, with what it was when it was stored. */
function useActiveRule(
  artifact: string,
  set: RuleSet | undefined,
  columns: readonly string[],
  active: GridRow | undefined,
  base: Rows,
): void {
  const stored = useMemo(() => {
    if (active === undefined) return undefined;
    for (const row of base) if (row.key === active.key) return row;
    return undefined;
  }, [active, base]);
  const rule = (row: GridRow | undefined) => {
    const template = set?.template;
    return template === undefined || row === undefined
      ? undefined
      : ruleOfRow(template, Object.fromEntries(columns.map((name, at) => [name, row.cells[at] ?? ''])));
  };
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const after = useMemo(() => rule(active), [set, columns, active]);
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const before = useMemo(() => rule(stored), [set, columns, stored]);
  useShowEdited(artifact, set, before, after);
}
