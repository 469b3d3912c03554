import { CloseOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useLocal, useT } from '../../../../i18n/index.ts';
import { EmptyState, SeverityShape } from '../../../../parts/index.ts';
import { ReadableWhenDisabled } from '../../readable.tsx';
import { valueAt, type Address } from '../condition-edits.ts';
import { addressIn, fieldOf, isList, operatorsFor } from '../knowledge.ts';
import { useCondition, useRuleEditing } from '../rule-editing.ts';
import { FieldPicker } from '../field-picker.tsx';
import { firstValue } from '../values/schema-form.ts';
import { ValueEditor } from '../values/value-editor.tsx';
import { valueSchema } from '../values/value-schema.ts';
import { MarkShape } from '../why/mark-shape.tsx';
import {
  readGrid,
  withCell,
  withColumn,
  withoutCell,
  withoutRow,
  withRow,
  type GridColumn,
  type GridRow,
  type RuleGrid,
} from './rule-grid.ts';
import styles from './table.module.css';
import { Select } from 'antd';

/** The conditions of one rule as a small decision table: a column per question, a row per way in which the rule reports. */
export function RuleTable() {
  const t = useT('packs');
  const { rule, knowledge } = useRuleEditing();
  const found = readGrid(rule, knowledge);
  if (!('grid' in found))
    return (
      <div className={styles['page']} data-testid="rule-table-none">
        <EmptyState title={t('table.none')}>{t(`table.none.${found.reason}`)}</EmptyState>
      </div>
    );
  return (
    <ReadableWhenDisabled>
      <div className={styles['page']} data-testid="rule-table">
        <p className="cl-muted">{t('table.about')}</p>
        {rule['appliesWhen'] === undefined ? null : <p className="cl-muted">◌ {t('table.applies')}</p>}
        <Grid grid={found.grid} />
      </div>
    </ReadableWhenDisabled>
  );
}

function Grid({ grid }: { readonly grid: RuleGrid }) {
  const t = useT('packs');
  const { rule, change, disabled, knowledge } = useRuleEditing();
  const addRow = () =>
    change(
      withRow(
        rule,
        grid,
        new Map(
          grid.columns.map((one) => {
            const operator = knowledge.operators.get(one.operator);
            return [one.key, operator === undefined ? '' : firstValue(operator.value)];
          }),
        ),
      ),
    );
  const [firstRow] = grid.rows;
  return (
    <>
      <div className={styles['scroll']}>
        <table className={styles['grid']}>
          <thead>
            <tr>
              <th scope="col" className={styles['number']}>
                #
              </th>
              {grid.columns.map((column) => (
                <ColumnHead key={column.key} column={column} />
              ))}
              {disabled ? null : (
                <th scope="col" className={styles['tools']}>
                  {firstRow === undefined ? null : <AddColumn row={firstRow} />}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row, index) => (
              <tr key={index}>
                <th scope="row" className={styles['number']}>
                  <RowNumber row={row} index={index} />
                </th>
                {grid.columns.map((column) => (
                  <td key={column.key}>
                    <Cell grid={grid} row={row} column={column} />
                  </td>
                ))}
                {disabled ? null : (
                  <td className={styles['tools']}>
                    <Button
                      size="small"
                      type="text"
                      icon={<DeleteOutlined />}
                      disabled={grid.rows.length < 2}
                      aria-label={t('table.removeRow', { row: index + 1 })}
                      onClick={() => change(withoutRow(rule, grid, row))}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {disabled ? null : (
        <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={addRow} data-testid="table-add-row">
          {t('table.addRow')}
        </Button>
      )}
    </>
  );
}

function RowNumber({ row, index }: { readonly row: GridRow; readonly index: number }) {
  const t = useT('packs');
  const { mark } = useCondition(row.at);
  return (
    <>
      {index === 0 ? '' : <small className="cl-muted">{t('condition.or')} </small>}
      {index + 1}
      <MarkShape mark={mark} />
    </>
  );
}

function ColumnHead({ column }: { readonly column: GridColumn }) {
  const local = useLocal();
  const { knowledge, rule } = useRuleEditing();
  const item = typeof rule['forEach'] === 'string' ? rule['forEach'] : undefined;
  const field = fieldOf(knowledge, column.fact, column.path, item);
  const address = addressIn(column.fact, column.path, item);
  return (
    <th scope="col">
      <span>{local(field?.title) || address || '…'}</span>
      <small>{local(knowledge.operators.get(column.operator)?.title) || column.operator}</small>
      <code>{address}</code>
    </th>
  );
}

function Cell({ grid, row, column }: { readonly grid: RuleGrid; readonly row: GridRow; readonly column: GridColumn }) {
  const t = useT('packs');
  const { rule, change, disabled, knowledge } = useRuleEditing();
  const at = row.cells.get(column.key);
  const operator = knowledge.operators.get(column.operator);
  if (at === undefined) {
    return disabled || operator === undefined ? (
      <span className="cl-muted" aria-label={t('table.notAsked')}>
        –
      </span>
    ) : (
      <button
        type="button"
        className={styles['empty']}
        onClick={() => change(withCell(rule, row, column, firstValue(operator.value)))}
        aria-label={t('table.ask')}
      >
        –
      </button>
    );
  }
  return <FilledCell at={at} column={column} onEmpty={() => change(withoutCell(rule, grid, row, column))} />;
}

function FilledCell({
  at,
  column,
  onEmpty,
}: {
  readonly at: Address;
  readonly column: GridColumn;
  readonly onEmpty: () => void;
}) {
  const t = useT('packs');
  const local = useLocal();
  const { rule, change, disabled, knowledge, select } = useRuleEditing();
  const { selected, issues, mark, path } = useCondition(at);
  const operator = knowledge.operators.get(column.operator);
  const item = typeof rule['forEach'] === 'string' ? rule['forEach'] : undefined;
  const field = fieldOf(knowledge, column.fact, column.path, item);
  if (operator === undefined) return null;
  return (
    <div
      className={styles['cell']}
      data-selected={selected}
      data-path={path}
      data-decides={mark?.decides === true}
      onFocusCapture={() => select(at)}
    >
      <MarkShape mark={mark} />
      <ValueEditor
        schema={valueSchema(operator)}
        operator={operator}
        member=""
        field={field}
        operand={addressIn(column.fact, column.path, item)}
        item={item}
        at={[...at, 'value']}
        value={valueAt(rule, [...at, 'value'])}
        disabled={disabled}
        label={`${local(field?.title) || column.fact} ${local(operator.title)}`}
        onChange={(value) =>
          change(
            withCell(rule, { at: at.slice(0, -2), cells: new Map([[column.key, at]]) }, column, value),
            `${path}.value`,
          )
        }
        nested={() => null}
      />
      {disabled ? null : (
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('table.dontAsk')} onClick={onEmpty} />
      )}
      {issues.map((one) => (
        <p key={`${one.path} ${one.message}`} data-testid="condition-issue">
          <SeverityShape severity={one.severity === 'error' ? 'block' : 'warn'} /> {one.message}
        </p>
      ))}
    </div>
  );
}

/** A question more: its field and how it is compared. */
function AddColumn({ row }: { readonly row: GridRow }) {
  const t = useT('packs');
  const local = useLocal();
  const { rule, change, knowledge } = useRuleEditing();
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState<{ readonly fact: string; readonly path?: string }>({ fact: '' });
  const item = typeof rule['forEach'] === 'string' ? rule['forEach'] : undefined;
  const field = address.fact === '' ? undefined : fieldOf(knowledge, address.fact, address.path, item);
  const operators = operatorsFor(
    knowledge,
    field,
    isList(knowledge, addressIn(address.fact, address.path, item)),
  ).filter((one) => one.operand !== 'list');
  const add = (id: string) => {
    const operator = knowledge.operators.get(id);
    if (operator === undefined) return;
    change(withColumn(rule, row, { ...address, operator: id }, firstValue(operator.value)));
    setOpen(false);
    setAddress({ fact: '' });
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={t('table.addColumn')}
      content={
        <div className={styles['addColumn']}>
          <FieldPicker
            knowledge={knowledge}
            fact={address.fact}
            path={address.path}
            item={item}
            disabled={false}
            onChange={setAddress}
          />
          <Select
            style={{ width: 200 }}
            disabled={address.fact === ''}
            placeholder={t('condition.operator')}
            aria-label={t('condition.operator')}
            options={operators.map((one) => ({ value: one.id, label: local(one.title) }))}
            onChange={add}
          />
        </div>
      }
    >
      <Button size="small" type="text" icon={<PlusOutlined />} aria-label={t('table.addColumn')} />
    </Popover>
  );
}
