import { Decimal, formatFixed, parseDecimal } from '@caseloom/core';
import { valueAt } from '@caseloom/record';
import { useMemo } from 'react';
import type { FieldInfo } from '../../../../api/knowledge.ts';
import { money } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { SeverityShape } from '../../../../parts/index.ts';
import { useCaseView } from '../case-context.ts';
import { FieldCell } from './field-cell.tsx';
import styles from './form.module.css';

const isCategory = (field: FieldInfo): boolean => /^[(（]\d+[)）]/.test(field.zh);
const isTotal = (field: FieldInfo): boolean => field.path === 'fee.total' || field.path === 'fee.selfPaid';

/** The 24 categories with their lines inside, the total, and whether they add up. */
export function FeeSection({ fields }: { readonly fields: readonly FieldInfo[] }) {
  const t = useT('cases');
  const { record, base, editable, marks } = useCaseView();
  const named = useMemo(
    () =>
      new Map(
        fields.map((field) => [
          field.path,
          isCategory(field) || isTotal(field) ? field : { ...field, zh: t('fee.inside', { name: field.zh }) },
        ]),
      ),
    [fields, t],
  );
  const cell = (field: FieldInfo, inside: boolean) => (
    <div key={field.path} className={inside ? styles['feeInside'] : undefined}>
      <FieldCell
        field={named.get(field.path) ?? field}
        path={field.path}
        value={valueAt(record, field.path)}
        before={valueAt(base, field.path)}
        mark={marks.get(field.path)}
        editable={editable}
      />
    </div>
  );
  const sum = sumOf(fields.filter(isCategory).map((field) => valueAt(record, field.path)));
  const total = parseDecimal(valueAt(record, 'fee.total'));
  const gap = total === undefined ? undefined : total.minus(sum);
  return (
    <>
      <div className={styles['grid']}>{fields.filter(isTotal).map((field) => cell(field, false))}</div>
      <div className={styles['feeSum']}>
        {t('fee.sum', { sum: money(formatFixed(sum, 2)) })}{' '}
        {gap === undefined ? null : gap.isZero() ? (
          <>
            <SeverityShape severity="pass" /> {t('fee.even')}
          </>
        ) : (
          <>
            <SeverityShape severity="warn" /> {t('fee.gap', { gap: money(formatFixed(gap, 2)) })}
          </>
        )}
      </div>
      <div className={styles['grid']}>
        {fields.filter((field) => !isTotal(field)).map((field) => cell(field, !isCategory(field)))}
      </div>
    </>
  );
}

function sumOf(values: readonly unknown[]): Decimal {
  return values.reduce<Decimal>((sum, value) => sum.plus(parseDecimal(value) ?? 0), new Decimal(0));
}
