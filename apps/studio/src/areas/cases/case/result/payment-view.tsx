import { useValueName } from '../../../../api/knowledge.ts';
import { money, number, points } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { Balance, useIssueText } from '../../../../parts/index.ts';
import type { PaymentResult } from './path-story.ts';
import { formulaInWords, readRounding } from './formula-text.ts';
import { useReasonText, useWord } from './reason-text.ts';
import styles from './result.module.css';

/** The payment as formula → numbers filled in → result, step by step. */
export function PaymentView({
  payment,
  provisional,
}: {
  readonly payment: PaymentResult;
  readonly provisional: boolean;
}) {
  const t = useT('cases');
  const text = useIssueText();
  const parts = useT('parts');
  const valueName = useValueName();
  const reason = useReasonText();
  const word = useWord();
  const roundingText = (rounding: string) => {
    const read = readRounding(rounding);
    return (read === undefined ? undefined : word(`rounding.${read.mode}`, { n: read.places })) ?? rounding;
  };
  const result = (step: PaymentResult['steps'][number]) =>
    step.unit === 'yuan'
      ? money(step.result)
      : step.unit === 'points'
        ? t('pay.points', { n: points(step.result) })
        : step.unit === 'ratio'
          ? number(step.result, 4)
          : valueName('case_pay_type', step.result);
  return (
    <section className={styles['block']} data-testid="payment">
      <h3>
        {t('pay.title')}{' '}
        {payment.provisional || provisional ? <span className={styles['estimate']}>{parts('estimate')}</span> : null}
      </h3>
      {payment.status === 'notPayable' ? (
        <div className={styles['headline']}>
          {t('pay.notPayable', { reason: payment.reason === undefined ? '' : reason(payment.reason) })}
        </div>
      ) : null}
      <div className={styles['headline']}>
        {payment.caseType === undefined ? null : <span>{valueName('case_pay_type', payment.caseType)}</span>}
        {payment.ratio === undefined ? null : <span>{t('pay.ratio', { n: number(payment.ratio, 4) })}</span>}
        {payment.balance === undefined ? null : <Balance value={payment.balance} />}
      </div>
      {payment.steps.length === 0 ? null : (
        <table className={styles['formula']}>
          <thead>
            <tr>
              <th>{t('pay.step')}</th>
              <th>{t('pay.formula')}</th>
              <th>{t('pay.result')}</th>
            </tr>
          </thead>
          <tbody>
            {payment.steps.map((step, index) => (
              <tr key={index}>
                <th scope="row">{text({ code: step.code, args: {} })}</th>
                <td>
                  <div>{formulaInWords(step.formula, (name) => word(`var.${name}`))}</div>
                  <div className={styles['filled']}>= {step.filled}</div>
                </td>
                <td className="cl-number">
                  {result(step)}
                  {step.rounding === undefined ? null : (
                    <div className={styles['rounding']}>{roundingText(step.rounding)}</div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {payment.policy === '' ? null : (
        <div className="cl-muted">{t('pay.policy', { policy: payment.policy, method: payment.method })}</div>
      )}
    </section>
  );
}
