import * as edit from './condition-edits.ts';
import type { ConditionShape } from './condition-shape.ts';
import { addressIn, fieldOf, isList, operatorsFor, type FieldInfo, type OperatorInfo } from './knowledge.ts';
import { itemListAt, pathOf } from './rule-address.ts';
import { useRuleEditing, type TestPart } from './rule-editing.ts';
import { withField, withOperator } from './test-edits.ts';

/** One test with what is known about its parts, and the edits that its editors make; the same in the form, the sentence and the table. */
export interface EditedTest {
  readonly at: edit.Address;
  readonly fact: string;
  readonly path: string | undefined;
  readonly value: unknown;
  readonly item: string | undefined;
  readonly field: FieldInfo | undefined;
  /** Address of what is read: `op[].level`. */
  readonly operand: string;
  readonly operator: OperatorInfo | undefined;
  readonly operatorId: string;
  /** Operators that fit the field, and the one that stands there. */
  readonly offered: readonly OperatorInfo[];
  readonly focused: TestPart | undefined;
  readonly setField: (address: { readonly fact: string; readonly path?: string }) => void;
  readonly setOperator: (id: string) => void;
  readonly setValue: (value: unknown) => void;
}

export function useTest(at: edit.Address, shape: Extract<ConditionShape, { is: 'test' }>): EditedTest {
  const { knowledge, rule, change, focus, focusOn } = useRuleEditing();
  const item = itemListAt(rule, at);
  const operand = addressIn(shape.fact, shape.path, item);
  const field = shape.fact === '' ? undefined : fieldOf(knowledge, shape.fact, shape.path, item);
  const fitting = operatorsFor(knowledge, field, shape.fact !== '' && isList(knowledge, operand));
  const operator = knowledge.operators.get(shape.operator);
  return {
    at,
    fact: shape.fact,
    path: shape.path,
    value: shape.value,
    item,
    field,
    operand,
    operator,
    operatorId: shape.operator,
    offered: operator === undefined || fitting.includes(operator) ? fitting : [operator, ...fitting],
    focused: focus?.path === pathOf(at) ? focus.part : undefined,
    setField: (address) => {
      change(withField(rule, at, address));
      focusOn(shape.operator === '' ? at : undefined, 'operator');
    },
    setOperator: (id) => {
      change(withOperator(rule, at, shape.value, operator, knowledge.operators.get(id), id));
      focusOn(at, 'value');
    },
    setValue: (value) => change(edit.replaceAt(rule, [...at, 'value'], value), pathOf([...at, 'value'])),
  };
}
