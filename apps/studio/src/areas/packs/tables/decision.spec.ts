import type { DecisionTable } from '@caseloom/tables';
import { describe, expect, it } from '@jest/globals';
import {
  changedColumn,
  filedCells,
  freshColumnId,
  headOf,
  ruleCells,
  ruleOf,
  storedRows,
  wholeTable,
  withColumn,
  withoutColumn,
} from './decision.ts';
import { RowList } from '../../../grid/row-list.ts';

const table: DecisionTable = {
  title: { zh: '倍率', en: 'Multiple' },
  hitPolicy: 'unique',
  data: [{ name: 'weight', type: 'number' }],
  inputs: [{ id: 'weight', expression: 'weight' }],
  outputs: [{ id: 'multiple' }],
  rules: [
    { id: 'small', inputs: ['< 1'], outputs: ['3'] },
    { id: 'large', inputs: ['>= 1'], outputs: ['2'], note: 'usual' },
  ],
};
const head = headOf(table);
const rows = RowList.of(table.rules.map((rule, index) => ({ key: `${index}`, cells: ruleCells(rule, head) })));
const document = { head, rows };

describe('a decision table in a grid', () => {
  it('is the same table again', () => {
    expect(wholeTable(head, rows)).toEqual(table);
    expect(ruleOf(['a', '1', '2', ''], head)).toEqual({ id: 'a', inputs: ['1'], outputs: ['2'] });
  });

  it('gets, changes and loses columns with their cells', () => {
    const wider = withColumn(document, 'inputs', 0, { id: 'level', expression: 'level' });
    expect([...wider.rows].map((row) => row.cells)).toEqual([
      ['small', '< 1', '', '3', ''],
      ['large', '>= 1', '', '2', 'usual'],
    ]);
    expect(wider.head.inputs.map(({ id }) => id)).toEqual(['weight', 'level']);
    expect(wholeTable(withoutColumn(wider, 'inputs', 1).head, withoutColumn(wider, 'inputs', 1).rows)).toEqual(table);
    const more = withColumn(document, 'outputs', 0, { id: 'reason' });
    expect([...more.rows][1]!.cells).toEqual(['large', '>= 1', '2', '', 'usual']);
    expect(changedColumn(document, 'outputs', 0, { id: 'factor' }).head.outputs).toEqual([{ id: 'factor' }]);
    expect(freshColumnId(head, 'inputs')).toBe('input2');
  });

  it('stores rows as elements, or as rows of the table file', () => {
    const [, large] = [...rows];
    expect(storedRows(head, false).valueOf(large!)).toEqual(table.rules[1]);
    expect(storedRows(head, true).valueOf(large!)).toEqual({
      id: 'large',
      weight: '>= 1',
      multiple: '2',
      note: 'usual',
    });
    expect(filedCells(['id', 'note', 'multiple', 'weight'], ['x', 'n', '2', '< 1'], head)).toEqual([
      'x',
      '< 1',
      '2',
      'n',
    ]);
  });
});
