import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo, useMemo, useState, type DragEvent } from 'react';
import type { FieldInfo } from '../../../../api/knowledge.ts';
import { useLanguage, useT } from '../../../../i18n/index.ts';
import { useCaseActions, useCaseView } from '../case-context.ts';
import { withCode } from '../edit/set-at.ts';
import { moveRow, removeRow, type RowsOf } from '../edit/rows.ts';
import type { Finding } from '../findings/group-findings.ts';
import { CodeSearch } from './code-search.tsx';
import { Control } from './control.tsx';
import { fieldId, Mark } from './field-cell.tsx';
import { complaint, shownText } from './field-text.ts';
import { columnsOf } from './layout.ts';
import styles from './form.module.css';

export interface ListTableProps {
  readonly title: string;
  readonly rows: RowsOf;
  readonly fields: readonly FieldInfo[];
  /** Columns that are always there; others appear when a row fills them. */
  readonly usual: readonly string[];
  /** What row 0 is called: the principal diagnosis, the principal procedure. */
  readonly first?: string;
  readonly addText: string;
}

const WIDTHS: Readonly<Record<string, number>> = {
  code: 124,
  name: 200,
  poa: 96,
  date: 140,
  beginAt: 140,
  endAt: 140,
  inAt: 140,
  outAt: 140,
  level: 72,
  anesthesia: 112,
  wardType: 150,
  attr: 90,
};

/** A list of the record as a table: rows added, removed, reordered by drag or by buttons; codes searched by code, name or pinyin. */
export function ListTable({ title, rows, fields, usual, first, addText }: ListTableProps) {
  const t = useT('cases');
  const language = useLanguage();
  const { record, base, editable, marks } = useCaseView();
  const { change } = useCaseActions();
  const [dragged, setDragged] = useState<number>();
  const [over, setOver] = useState<number>();
  const items = rows.read(record);
  const before = rows.read(base);
  const all = useMemo(() => columnsOf(fields, rows.generic), [fields, rows]);
  const columns = all
    .filter(
      ({ key }) =>
        usual.includes(key) ||
        items.some((item) => item[key] !== undefined && !['original', 'edition', 'mapVersion'].includes(key)),
    )
    .sort((a, b) => rank(a.key, usual) - rank(b.key, usual));
  const put = (next: readonly Record<string, unknown>[]) => change((old) => rows.write(old, next));
  const add = () => put([...items, {}]);
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== undefined) put(moveRow(items, dragged, to));
    setDragged(undefined);
    setOver(undefined);
  };
  return (
    <div className={styles['table']} data-testid={`table-${rows.generic.replace('[]', '')}`}>
      <table aria-label={title}>
        <thead>
          <tr>
            <th className={styles['no']} aria-label={t('row')} />
            {columns.map(({ key, field }) => (
              <th key={key} style={{ minWidth: WIDTHS[key] ?? 84 }}>
                {key === 'code' ? t('col.code') : key === 'name' ? t('col.name') : shortLabel(field, language)}
              </th>
            ))}
            {editable ? <th className={styles['acts']} aria-label={t('row.acts')} /> : null}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <tr
              key={index}
              id={fieldId(rows.pathOf(index))}
              data-over={over === index && dragged !== undefined && dragged !== index}
              data-dragged={dragged === index}
              onDragOver={(event) => {
                if (dragged === undefined) return;
                event.preventDefault();
                setOver(index);
              }}
              onDrop={(event) => drop(event, index)}
            >
              <th
                scope="row"
                className={styles['no']}
                draggable={editable}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData('text/plain', String(index));
                  setDragged(index);
                }}
                onDragEnd={() => setDragged(undefined)}
              >
                <Mark mark={marks.get(rows.pathOf(index))} />
                {editable ? <HolderOutlined className={styles['grip'] ?? ''} /> : null}
                {index === 0 && first !== undefined ? first : index + (first === undefined ? 1 : 0)}
              </th>
              {columns.map(({ key, field }) => {
                const path = `${rows.pathOf(index)}.${key}`;
                return (
                  <ListCell
                    key={key}
                    field={field}
                    path={path}
                    value={item[key]}
                    before={before[index]?.[key]}
                    mark={marks.get(path)}
                    editable={editable}
                  />
                );
              })}
              {editable ? (
                <td className={styles['acts']}>
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined />}
                    disabled={index === 0}
                    aria-label={t('row.up', { n: index + 1 })}
                    onClick={() => put(moveRow(items, index, index - 1))}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDownOutlined />}
                    disabled={index === items.length - 1}
                    aria-label={t('row.down', { n: index + 1 })}
                    onClick={() => put(moveRow(items, index, index + 1))}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={t('row.remove', { n: index + 1 })}
                    onClick={() => put(removeRow(items, index))}
                  />
                </td>
              ) : null}
            </tr>
          ))}
          {items.length === 0 ? (
            <tr>
              <td className="cl-muted" colSpan={columns.length + 2}>
                {t('rows.none')}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {editable ? (
        <Button
          type="link"
          size="small"
          icon={<PlusOutlined />}
          onClick={add}
          data-testid={`add-${rows.generic.replace('[]', '')}`}
        >
          {addText}
        </Button>
      ) : null}
    </div>
  );
}

interface ListCellProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly value: unknown;
  readonly before: unknown;
  readonly mark: Finding | undefined;
  readonly editable: boolean;
}

const ListCell = memo(function ListCell({ field, path, value, before, mark, editable }: ListCellProps) {
  const t = useT('cases');
  const language = useLanguage();
  const { change } = useCaseActions();
  const label = language === 'en' ? field.en : field.zh;
  const invalid = complaint(field, value) !== undefined;
  const changed = shownText(field.type, value) !== shownText(field.type, before);
  const system = field.type === 'icd10' || field.type === 'icd9cm3' ? field.type : undefined;
  return (
    <td
      id={fieldId(path)}
      data-severity={mark?.severity}
      data-changed={changed}
      title={changed ? t('field.before', { value: shownText(field.type, before) || t('field.empty') }) : undefined}
      data-testid={`field-${path}`}
    >
      <Mark mark={mark} />
      {system === undefined ? (
        <Control field={field} path={path} value={value} label={label} editable={editable} invalid={invalid} />
      ) : (
        <CodeSearch
          system={system}
          code={shownText('code', value)}
          label={label}
          disabled={!editable}
          onChoose={(code, name) => change((record) => withCode(record, path, code, name))}
        />
      )}
    </td>
  );
});

function rank(key: string, usual: readonly string[]): number {
  const at = usual.indexOf(key);
  return at < 0 ? usual.length : at;
}

/** A column needs less than the whole label: `其他诊断入院病情` under the diagnoses is `入院病情`. */
function shortLabel(field: FieldInfo, language: string): string {
  if (language === 'en')
    return field.en
      .replace(/^(Other diagnosis|Other dx|Procedure|ICU|List \w+:|Chronic\/special:)\s*/, (whole) =>
        field.en.length > whole.length ? '' : whole,
      )
      .replace(/^./, (letter) => letter.toUpperCase());
  return field.zh.replace(/^(其他诊断|手术及操作|手术操作|清单|慢特病)(?=.{2,})/, '');
}
