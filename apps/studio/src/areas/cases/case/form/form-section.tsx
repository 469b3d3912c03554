import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { SeverityTag } from '../../../../parts/index.ts';
import { SEVERITY_ORDER, type Severity } from '../findings/group-findings.ts';
import type { SectionId } from './layout.ts';
import styles from './form.module.css';

export interface FormSectionProps {
  readonly id: SectionId;
  readonly folded: boolean;
  readonly onFold: () => void;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly hidden: number;
  readonly everything: boolean;
  readonly onEverything: () => void;
  readonly children: ReactNode;
}

/** A collapsible part of the form; what is wrong in it is said even when it is folded. */
export function FormSection({
  id,
  folded,
  onFold,
  counts,
  hidden,
  everything,
  onEverything,
  children,
}: FormSectionProps) {
  const t = useT('cases');
  return (
    <section className={styles['section']} id={`section:${id}`} data-testid={`section-${id}`}>
      <header className={styles['sectionHead']}>
        <button type="button" className={styles['fold']} aria-expanded={!folded} onClick={onFold}>
          {folded ? <RightOutlined /> : <DownOutlined />}
          <h2>{t(`section.${id}`)}</h2>
        </button>
        {SEVERITY_ORDER.map((severity) =>
          counts[severity] === 0 ? null : <SeverityTag key={severity} severity={severity} count={counts[severity]} />,
        )}
        {folded || (hidden === 0 && !everything) ? null : (
          <button type="button" className={styles['more']} onClick={onEverything}>
            {everything ? t('section.less') : t('section.more', { n: hidden })}
          </button>
        )}
      </header>
      {folded ? null : children}
    </section>
  );
}
