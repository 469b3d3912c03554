import { Decimal, parseDecimal } from '@caseloom/core';
import { formatDecimal } from '@caseloom/core';
import { money, points, signedMoney } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { Balance, CodeText } from '../../../../parts/index.ts';
import type { GroupingResult, PaymentResult } from './path-story.ts';
import { pathCodes } from './path-story.ts';
import styles from './result.module.css';

export interface Outcome {
  readonly grouping?: GroupingResult | undefined;
  readonly payment?: PaymentResult | undefined;
}

/** Group and money in one line; with unsaved changes, before and after. */
export function ResultStrip({
  now,
  before,
  estimate,
  checking,
  onOpen,
}: {
  readonly now: Outcome;
  readonly before: Outcome | undefined;
  readonly estimate: boolean;
  readonly checking: boolean;
  readonly onOpen: () => void;
}) {
  const t = useT('cases');
  const parts = useT('parts');
  const { grouping, payment } = now;
  const last = (of: typeof grouping): string => (of === undefined ? '' : (pathCodes(of).at(-1) ?? of.drg));
  const old = last(before?.grouping) === last(grouping) ? undefined : before?.grouping;
  const gain = differenceOf(before?.payment?.amount, payment?.amount);
  return (
    <button
      type="button"
      className={styles['strip']}
      onClick={onOpen}
      data-testid="result-strip"
      data-checking={checking}
    >
      {grouping === undefined ? (
        <span className="cl-muted">{t('strip.none')}</span>
      ) : (
        <>
          {old === undefined ? null : (
            <span className={styles['old']}>
              <CodeText code={last(old)} /> →
            </span>
          )}
          <span className={styles['stripGroup']}>
            {grouping.status === 'grouped' ? (
              <CodeText code={last(grouping)} name={grouping.name} />
            ) : (
              t(`status.${grouping.status}`)
            )}
          </span>
          {grouping.weight === undefined ? null : (
            <span>
              {t('group.weight')} {points(grouping.weight)}
            </span>
          )}
        </>
      )}
      {payment?.amount === undefined ? null : (
        <span>
          {t('strip.amount')} {money(payment.amount)}
          {gain === undefined || gain.isZero() ? null : (
            <b className={styles['gain']}> {signedMoney(formatDecimal(gain))}</b>
          )}
        </span>
      )}
      {payment?.balance === undefined ? null : <Balance value={payment.balance} />}
      {estimate ? <span className={styles['estimate']}>{parts('estimate')}</span> : null}
      {checking ? <span className={styles['checking']}>{t('checking')}</span> : null}
    </button>
  );
}

function differenceOf(before: string | undefined, after: string | undefined): Decimal | undefined {
  const a = parseDecimal(before);
  const b = parseDecimal(after);
  return a === undefined || b === undefined ? undefined : b.minus(a);
}
