import { useValueName } from '../../../../api/knowledge.ts';
import { money } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { Balance } from '../../../../parts/index.ts';
import { useReasonText } from '../result/reason-text.ts';
import type { Candidate } from './evidence.ts';
import styles from './recommend.module.css';

/** What the stay's own charge would be settled at; nothing where the reader may not see amounts. */
export function Settled({ settled }: { readonly settled: Candidate['settled'] }) {
  const t = useT('cases');
  const reason = useReasonText();
  const valueName = useValueName();
  if (settled === undefined) return null;
  return (
    <div className={styles['line']}>
      {settled.caseType === undefined ? null : <span>{valueName('case_pay_type', settled.caseType)}</span>}
      {settled.amount === undefined ? (
        <span className="cl-muted">
          {settled.reason === undefined ? null : t('recommend.unpaid', { reason: reason(settled.reason) })}
        </span>
      ) : (
        <span>{t('recommend.amount', { money: money(settled.amount) })}</span>
      )}
      <Balance value={settled.balance} />
    </div>
  );
}
