import { Button, Radio } from 'antd';
import { useMemo } from 'react';
import { useT } from '../../../i18n/index.ts';
import { SeverityShape, useIssueText } from '../../../parts/index.ts';
import { confidences, isReadable, readsAny, withUse, type Inspected, type Mapping } from './mapping.ts';
import { SheetCard } from './sheet-card.tsx';
import styles from './scheme-import.module.css';

/** As many notes of the file are told here; the preview tells all. */
const FIRST = 12;

export interface SheetMappingProps {
  readonly inspected: Inspected;
  readonly bureau: string;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onDone: () => void;
}

/** What each sheet is taken for, to be put right by a person who knows the bureau's workbook. */
export function SheetMapping({ inspected, bureau, mapping, onMapping, onDone }: SheetMappingProps) {
  const t = useT('scheme-import');
  const sure = useMemo(() => confidences(inspected.choices), [inspected]);
  const issueText = useIssueText();
  const reads = readsAny(mapping, inspected.sheets);
  const hasRules = mapping.uses.some((use) => use.role === 'rules');
  return (
    <>
      {reads ? (
        <p className="cl-muted">{inspected.remembered ? t('remembered', { bureau }) : t('suggested')}</p>
      ) : (
        <p role="alert">
          <SeverityShape severity="warn" /> {t('nothingFound')}
        </p>
      )}
      {inspected.issues.length === 0 ? null : (
        <div className={styles['issues']}>
          {inspected.issues.slice(0, FIRST).map((issue, index) => (
            <div key={index} className={styles['issue']}>
              <SeverityShape severity={issue.severity === 'error' ? 'error' : 'warn'} />
              <span>{issueText(issue)}</span>
              <code className="cl-muted">{issue.path}</code>
            </div>
          ))}
        </div>
      )}
      <div>
        {inspected.sheets.map((sheet) => (
          <SheetCard
            key={sheet.name}
            sheet={sheet}
            roles={inspected.roles}
            sure={inspected.remembered ? undefined : sure}
            uses={mapping.uses.flatMap((use, index) => (use.sheet === sheet.name ? [{ use, index }] : []))}
            onUse={(index, use) => onMapping(withUse(mapping, index, use))}
            onAdd={(use) => onMapping({ ...mapping, uses: [...mapping.uses, use] })}
          />
        ))}
      </div>
      {hasRules || !reads ? null : (
        <div>
          {t('procedureLists')}{' '}
          <Radio.Group
            value={mapping.procedureLists ?? 'any'}
            onChange={({ target }) => onMapping({ ...mapping, procedureLists: target.value as 'any' | 'principal' })}
            options={[
              { value: 'any', label: t('procedureLists.any') },
              { value: 'principal', label: t('procedureLists.principal') },
            ]}
          />
        </div>
      )}
      <div className={styles['foot']}>
        <Button type="primary" disabled={!isReadable(mapping, inspected)} onClick={onDone} data-testid="scheme-preview">
          {t('preview')}
        </Button>
      </div>
    </>
  );
}
