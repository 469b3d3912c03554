import { Button, Tooltip, type TableColumnType } from 'antd';
import { Link } from 'react-router';
import type { CallOutput } from '../../../api/client.ts';
import { dateText, money, momentText, points } from '../../../i18n/format.ts';
import type { TextKey, Translate } from '../../../i18n/index.ts';
import { Balance, CodeText, SeverityTag } from '../../../parts/index.ts';
import { dueIn } from './due.ts';
import styles from './list.module.css';

export type CaseRow = CallOutput<'listCases'>['items'][number];

export const COLUMNS = [
  'patient',
  'mrn',
  'department',
  'attending',
  'discharge',
  'due',
  'stage',
  'findings',
  'diagnosis',
  'group',
  'weight',
  'charge',
  'amount',
  'balance',
  'caseType',
  'insurance',
  'assignee',
  'updated',
] as const;
export type ColumnId = (typeof COLUMNS)[number];
/** Columns that show money need `money.read`. */
export const MONEY_COLUMNS: readonly ColumnId[] = ['amount', 'balance'];

export interface ColumnContext {
  readonly t: Translate<'cases'>;
  readonly local: (text: { readonly zh: string; readonly en: string } | undefined) => string;
  readonly now: number;
  readonly valueName: (set: string, code: string | undefined) => string;
  readonly stageName: (stage: string) => string;
  readonly onClaim?: ((row: CaseRow) => void) | undefined;
}

const severities = ['block', 'error', 'warn', 'info'] as const;

/** How each column of a case list looks; `sorter` only where the server can sort. */
export function caseColumns(context: ColumnContext): Record<ColumnId, TableColumnType<CaseRow>> {
  const { t, local, now, valueName, stageName, onClaim } = context;
  const column = (
    id: ColumnId,
    width: number,
    render: (row: CaseRow) => React.ReactNode,
    more: TableColumnType<CaseRow> = {},
  ): TableColumnType<CaseRow> => ({
    key: id,
    title: t(`column.${id}` as TextKey<'cases'>),
    width,
    ellipsis: true,
    render: (_value, row) => render(row),
    ...more,
  });
  const right = { align: 'right' } as const;
  return {
    patient: column(
      'patient',
      136,
      (row) => (
        <span className={styles['patient']}>
          <Link to={`/cases/${row.id}`} data-testid="case-link">
            {row.patientName ?? row.recordKey}
          </Link>
          <span className="cl-muted">
            {valueName('sex', row.sex)} {row.ageYears === undefined ? '' : t('years', { n: row.ageYears })}
          </span>
        </span>
      ),
      { fixed: 'left' },
    ),
    mrn: column('mrn', 100, (row) => <CodeText code={row.mrn ?? row.recordKey} />, { sorter: true }),
    department: column('department', 96, (row) => departmentName(row, valueName)),
    attending: column('attending', 84, (row) => row.attending),
    discharge: column(
      'discharge',
      104,
      (row) => (row.dischargeAt === undefined ? t('inStay') : dateText(row.dischargeAt).slice(0, 10)),
      { sorter: true },
    ),
    due: column('due', 98, (row) => <DueText dueAt={row.task?.dueAt} now={now} t={t} />, { sorter: true }),
    stage: column('stage', 86, (row) => (row.task === undefined ? stageName(row.stage) : local(row.task.title))),
    findings: column(
      'findings',
      112,
      (row) => (
        <span className={styles['findings']}>
          {severities.map((severity) =>
            row.open[severity] === 0 ? null : (
              <SeverityTag key={severity} severity={severity} count={row.open[severity]} />
            ),
          )}
          {severities.every((severity) => row.open[severity] === 0) ? <SeverityTag severity="pass" /> : null}
          {row.conflicts === 0 ? null : (
            <span className={styles['conflict']}>{t('conflicts', { n: row.conflicts })}</span>
          )}
        </span>
      ),
      { sorter: true },
    ),
    diagnosis: column('diagnosis', 200, (row) => (
      <CodeText code={row.principalDiagnosis?.code} name={row.principalDiagnosis?.name} />
    )),
    group: column('group', 136, (row) => <GroupText row={row} t={t} />),
    weight: column('weight', 80, (row) => points(row.grouping?.weight), right),
    charge: column('charge', 110, (row) => money(row.totalCharge), right),
    amount: column('amount', 110, (row) => money(row.payment?.amount), right),
    balance: column('balance', 112, (row) => <Balance value={row.payment?.balance} words={false} />, {
      ...right,
      sorter: true,
    }),
    caseType: column('caseType', 90, (row) => valueName('case_pay_type', row.payment?.caseType)),
    insurance: column('insurance', 130, (row) => valueName('insutype', row.insuranceType)),
    assignee: column('assignee', 82, (row) => {
      if (row.task?.assignee !== undefined) return row.task.assignee.name;
      if (row.task === undefined || onClaim === undefined) return <span className="cl-muted">—</span>;
      return (
        <Button
          size="small"
          onClick={(event) => {
            event.stopPropagation();
            onClaim(row);
          }}
          data-testid="claim"
        >
          {t('claim')}
        </Button>
      );
    }),
    updated: column('updated', 130, (row) => momentText(row.updatedAt), { sorter: true }),
  };
}

/** In the language of the moment where the department is of the value set, else as the record calls it. */
function departmentName(row: CaseRow, valueName: ColumnContext['valueName']): string {
  const name = valueName('department', row.department);
  return name === row.department ? (row.departmentName ?? name) : name;
}

function GroupText({ row, t }: { readonly row: CaseRow; readonly t: Translate<'cases'> }) {
  if (row.grouping === undefined) return <span className="cl-muted">—</span>;
  if (row.grouping.status !== 'grouped') return <span className="cl-muted">{t('ungrouped')}</span>;
  return <CodeText code={row.grouping.drg} name={row.grouping.name} />;
}

/** Days left in words; overdue stands out by a mark and the word. */
export function DueText({
  dueAt,
  now,
  t,
}: {
  readonly dueAt: string | undefined;
  readonly now: number;
  readonly t: Translate<'cases'>;
}) {
  const due = dueAt === undefined ? undefined : dueIn(dueAt, now);
  if (due === undefined) return <span className="cl-muted">—</span>;
  const side = due.overdue ? 'over' : 'left';
  return (
    <Tooltip title={momentText(dueAt)}>
      <span className={due.overdue ? styles['overdue'] : undefined}>
        {due.overdue ? '! ' : ''}
        {t(`due.${side}.${due.unit}`, { n: due.count, count: due.count })}
      </span>
    </Tooltip>
  );
}

/** The sort name of the contract behind a column. */
export const SORT_OF: Partial<
  Record<ColumnId, 'due' | 'dischargeAt' | 'findings' | 'balance' | 'updatedAt' | 'recordKey'>
> = {
  mrn: 'recordKey',
  discharge: 'dischargeAt',
  due: 'due',
  findings: 'findings',
  balance: 'balance',
  updated: 'updatedAt',
};
