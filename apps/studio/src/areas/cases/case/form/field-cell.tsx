import { memo } from 'react';
import type { FieldInfo } from '../../../../api/knowledge.ts';
import { useLanguage, useT } from '../../../../i18n/index.ts';
import { SeverityShape } from '../../../../parts/index.ts';
import { useCaseActions } from '../case-context.ts';
import type { Finding } from '../findings/group-findings.ts';
import { complaint, shownText } from './field-text.ts';
import { Control } from './control.tsx';
import styles from './form.module.css';

export interface FieldCellProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly value: unknown;
  readonly before: unknown;
  readonly mark: Finding | undefined;
  readonly editable: boolean;
}

/** The id under which a field is found on the page. */
export const fieldId = (path: string): string => `field:${path}`;

/** Label and value; the gravest finding stands as its shape at the left edge and leads to it. */
export const FieldCell = memo(function FieldCell({ field, path, value, before, mark, editable }: FieldCellProps) {
  const t = useT('cases');
  const language = useLanguage();
  const label = language === 'en' ? field.en : field.zh;
  const wrong = complaint(field, value);
  const changed = shownText(field.type, value) !== shownText(field.type, before);
  return (
    <div
      className={styles['cell']}
      id={fieldId(path)}
      data-severity={mark?.severity}
      data-changed={changed}
      data-testid={`field-${path}`}
    >
      <Mark mark={mark} />
      <span className={styles['label']} title={`${label} · ${path}`}>
        {label}
        {changed ? (
          <span
            className={styles['changed']}
            title={t('field.before', { value: shownText(field.type, before) || t('field.empty') })}
          >
            {t('field.changed')}
          </span>
        ) : null}
      </span>
      <Control
        field={field}
        path={path}
        value={value}
        label={label}
        editable={editable}
        invalid={wrong !== undefined}
      />
      {wrong === undefined ? null : (
        <span className={styles['wrong']}>{t(`wrong.${wrong}`, { n: field.maxLength ?? 0 })}</span>
      )}
    </div>
  );
});

/** The shape of the gravest finding here; a click shows it. */
export function Mark({ mark }: { readonly mark: Finding | undefined }) {
  const { showFinding } = useCaseActions();
  const language = useLanguage();
  if (mark === undefined) return null;
  return (
    <button
      type="button"
      className={styles['mark']}
      onClick={() => showFinding(mark.key)}
      title={language === 'en' ? mark.title.en : mark.title.zh}
    >
      <SeverityShape severity={mark.severity} />
    </button>
  );
}
