import type { TableInput, TableOutput } from '@caseloom/tables';
import type { ColumnAction, GridColumn } from '../../../grid/grid-types.ts';
import { choices } from './code-suggestions.ts';
import { columnId, type DecisionHead, type Side } from './decision.ts';

interface Words {
  readonly id: string;
  readonly note: string;
  readonly local: (text: { readonly zh: string; readonly en: string } | undefined) => string;
  /** What can be done with a column; none where the table cannot be changed. */
  readonly actions: (side: Side, index: number) => readonly ColumnAction[];
}

/** The grid's columns for a decision table: id, inputs, outputs, note. */
export function decisionColumns(head: DecisionHead, words: Words): readonly GridColumn[] {
  const side = (name: Side) =>
    head[name].map((column: TableInput | TableOutput, index): GridColumn => {
      const title = words.local(column.title) || column.id;
      const read = 'expression' in column ? column.expression : column.id;
      return {
        id: columnId(name, index),
        title,
        detail: [read === title ? '' : read, column.type ?? ''].filter((text) => text !== '').join(' · ') || undefined,
        width: 150,
        code: true,
        tone: name === 'inputs' ? 'input' : 'output',
        actions: words.actions(name, index),
        ...(column.values === undefined
          ? {}
          : { suggest: choices(column.values.map((value) => ({ value, label: value }))) }),
      };
    });
  return [
    { id: 'id', title: words.id, width: 100, code: true },
    ...side('inputs'),
    ...side('outputs'),
    { id: 'note', title: words.note, width: 180 },
  ];
}
