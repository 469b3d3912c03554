import { Input, Table } from 'antd';
import type { ChargeLine } from '@caseloom/record';
import { useMemo, useState } from 'react';
import type { FieldInfo } from '../../../../api/knowledge.ts';
import { dateText, number } from '../../../../i18n/format.ts';
import { useLanguage, useT } from '../../../../i18n/index.ts';
import { useCaseView } from '../case-context.ts';
import { columnsOf } from './layout.ts';

const WIDTHS: Readonly<Record<string, number>> = {
  name: 220,
  itemCode: 120,
  itemGroup: 100,
  at: 130,
  quantity: 80,
  unitPrice: 100,
  amount: 110,
  dept: 90,
};

/** Charge lines of the stay, to read and to search. */
export function ChargeLines({ fields }: { readonly fields: readonly FieldInfo[] }) {
  const t = useT('cases');
  const language = useLanguage();
  const { record } = useCaseView();
  const [q, setQ] = useState('');
  const lines = useMemo(
    () => (record.charges ?? []).map((line, index): ChargeLine & { index: number } => ({ ...line, index })),
    [record.charges],
  );
  const shown =
    q === ''
      ? lines
      : lines.filter((line) => `${line.itemCode ?? ''} ${line.name ?? ''}`.toLowerCase().includes(q.toLowerCase()));
  const columns = columnsOf(fields, 'charges[]').filter(({ key }) => lines.some((line) => line[key] !== undefined));
  return (
    <>
      <Input.Search
        allowClear
        size="small"
        style={{ width: 260, marginBottom: 8 }}
        placeholder={t('charges.search')}
        aria-label={t('charges.search')}
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      <Table<ChargeLine & { index: number }>
        size="small"
        virtual
        rowKey="index"
        pagination={false}
        scroll={{ x: 900, y: 320 }}
        dataSource={shown}
        columns={columns.map(({ key, field }) => ({
          key,
          title: language === 'en' ? field.en : field.zh.replace(/^收费项目/, ''),
          width: WIDTHS[key] ?? 100,
          ellipsis: true,
          align: field.type === 'decimal' ? 'right' : 'left',
          render: (_value: unknown, line) =>
            field.type === 'decimal'
              ? number(line[key] as string | undefined)
              : field.type === 'datetime'
                ? dateText(line[key] as string | undefined)
                : String(line[key] ?? ''),
        }))}
      />
    </>
  );
}
