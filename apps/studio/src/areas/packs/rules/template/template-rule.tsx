import { ruleOfRow, type RuleTemplate } from '@caseloom/rules';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useOperation } from '../../../../api/hooks.ts';
import { useT } from '../../../../i18n/index.ts';
import { EmptyState, LayerBadge, Loading, ProblemNotice } from '../../../../parts/index.ts';
import { useShowEdited } from '../../try/use-show-edited.ts';
import { useWorkbench, type ArtifactView } from '../../workbench/workbench-context.tsx';
import type { RuleKnowledge } from '../knowledge.ts';
import { RuleFrame } from '../rule-frame.tsx';
import styles from '../rules.module.css';
import { RowForm } from './row-form.tsx';
import { useRowDocument, type Row } from './use-row-document.ts';

interface Props {
  readonly view: ArtifactView;
  readonly template: RuleTemplate;
  readonly id: string;
  readonly knowledge: RuleKnowledge;
  readonly schema: unknown;
}

/** A rule that is a row of a template's table: its columns are edited, the rule they make is shown in every view. */
export function TemplateRule(props: Props) {
  const t = useT('packs');
  const { source } = useWorkbench();
  const { view, id } = props;
  const found = useOperation(
    'tableRows',
    {
      params: { source, kind: 'rules', artifact: view.id, table: 'rows' },
      query: { filters: JSON.stringify([{ column: 'id', values: [id] }]), limit: 1 },
    },
    { keepPrevious: false },
  );
  if (found.error !== null) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={8} />;
  const { columns, rows } = found.data;
  const [cells] = rows;
  if (cells === undefined) return <EmptyState title={t('rule.missing', { id })}>{t('rule.missing.text')}</EmptyState>;
  return <LoadedRow {...props} columns={columns} cells={cells} />;
}

function LoadedRow({
  view,
  template,
  id,
  knowledge,
  schema,
  columns,
  cells,
}: Props & { readonly columns: readonly string[]; readonly cells: readonly string[] }) {
  const t = useT('packs');
  const { source, editable } = useWorkbench();
  const stored = useMemo<Row>(
    () => Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])),
    [columns, cells],
  );
  const document = useRowDocument(view.id, id, stored);
  const row = document.value;
  const rule = useMemo(() => ruleOfRow(template, row), [template, row]);
  const before = useMemo(() => ruleOfRow(template, stored), [template, stored]);
  useShowEdited(view.id, view.value, before, rule);
  return (
    <RuleFrame
      view={view}
      id={id}
      ids={[]}
      knowledge={knowledge}
      schema={schema}
      rule={rule}
      disabled
      document={document}
      onChange={nothing}
      text={JSON.stringify(rule, undefined, 2)}
      broken={false}
      onType={nothing}
      onShow={nothing}
      stored={undefined}
      mayRename={editable}
      first="table"
      above={
        <div className={styles['inheritance']} data-testid="template-note">
          <LayerBadge layer={view.layer} />
          <span>{t('template.about', { set: view.id })}</span>
          <span className={styles['gap']} />
          <Link to={`/packs/${source}/rules/${encodeURIComponent(view.id)}`}>{t('template.asTable')}</Link>
        </div>
      }
      table={<RowForm template={template} row={row} disabled={!editable} onChange={document.change} />}
    />
  );
}

/** The rule follows from its row; only the row is edited. */
const nothing = (): void => undefined;
