import { Button, Segmented } from 'antd';
import type { CallOutput } from '../../../api/client.ts';
import { number } from '../../../i18n/format.ts';
import { useT, type TextKey } from '../../../i18n/index.ts';
import { AnalysisRunning } from './analysis-running.tsx';
import { BaseDifferences } from './base-differences.tsx';
import { Conformity } from './conformity.tsx';
import { ImportIssues } from './import-issues.tsx';
import { SheetAccounts } from './sheet-accounts.tsx';
import styles from './scheme-import.module.css';

export type SeenImport = CallOutput<'previewSchemeImport'>;

export interface PreviewImportProps {
  readonly seen: SeenImport | undefined;
  readonly isLooking: boolean;
  readonly over: 'base' | 'copy';
  readonly onOver: (over: 'base' | 'copy') => void;
  readonly onImport: () => void;
  readonly isImporting: boolean;
}

/** What the draft would get: counts, differences from the parent, how each sheet was read, what is wrong. */
export function PreviewImport({ seen, isLooking, over, onOver, onImport, isImporting }: PreviewImportProps) {
  const t = useT('scheme-import');
  if (isLooking) return <AnalysisRunning />;
  if (seen === undefined) return null;
  return (
    <>
      <div className={styles['numbers']} data-testid="scheme-counts">
        <code>grouping/{seen.artifact}</code>
        <span>{seen.family.toUpperCase()}</span>
        {Object.entries(seen.counts).map(([what, count]) => (
          <span key={what}>
            {t(`count.${what}` as TextKey<'scheme-import'>)} <strong>{number(count)}</strong>
          </span>
        ))}
        {seen.policies.map((path) => (
          <code key={path}>{path}</code>
        ))}
      </div>
      {seen.base === undefined && over === 'base' ? null : (
        <Segmented
          style={{ alignSelf: 'flex-start' }}
          value={over}
          onChange={onOver}
          options={[
            { value: 'base', label: t('over.base') },
            { value: 'copy', label: t('over.copy') },
          ]}
        />
      )}
      <BaseDifferences seen={seen} />
      <Conformity report={seen.report} />
      <ImportIssues seen={seen} />
      <SheetAccounts sheets={seen.sheets} />
      <div className={styles['foot']}>
        {seen.errors > 0 ? <span className="cl-muted">{t('errorsKept')}</span> : null}
        <Button type="primary" loading={isImporting} onClick={onImport} data-testid="scheme-take">
          {t('import')}
        </Button>
      </div>
    </>
  );
}
