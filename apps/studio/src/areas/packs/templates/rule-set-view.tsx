import type { RuleSet } from '@caseloom/rules';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useT } from '../../../i18n/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import { RulesView } from '../rules/rules-view.tsx';
import { TemplateView } from './template-view.tsx';
import styles from './templates.module.css';

/** A set of rules: written one by one, as a template with rows, or both. */
export function RuleSetView({ view }: ArtifactViewProps) {
  const t = useT('tables');
  const [search] = useSearchParams();
  const [shown, setShown] = useState<'rows' | 'rules'>('rows');
  const set = view.value as RuleSet;
  if (set.template === undefined || search.get('element') !== null) return <RulesView view={view} />;
  const rules = set.rules.length;
  const rows = view.tables.find((table) => table.name === 'rows')?.rows ?? 0;
  return (
    <>
      {rules === 0 ? null : (
        <div className={styles['tabs']}>
          <Segmented
            size="small"
            value={shown}
            onChange={setShown}
            options={[
              { value: 'rows', label: t('rows', { count: rows }) },
              { value: 'rules', label: t('rules', { count: rules }) },
            ]}
          />
        </div>
      )}
      {shown === 'rows' ? <TemplateView view={view} template={set.template} /> : <RulesView view={view} />}
    </>
  );
}
