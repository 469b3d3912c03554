import type { ComponentType } from 'react';
import type { ConditionShape } from '../condition-shape.ts';
import styles from '../rules.module.css';
import { TestField, TestOperator, TestValue } from '../test-parts.tsx';
import { useTest } from '../use-test.ts';
import { variantOf, variantsOf } from '../values/schema-form.ts';
import { valueSchema } from '../values/value-schema.ts';
import type { PieceProps } from './condition-builder.tsx';
import { PieceMenu } from './piece-menu.tsx';

const WIDE: readonly (string | undefined)[] = ['members', 'rows', 'json', undefined];

/** A field, how it is compared, and with what. */
export function TestPiece({
  at,
  shape,
  piece: Piece,
}: PieceProps & {
  readonly shape: Extract<ConditionShape, { is: 'test' }>;
  readonly piece: ComponentType<PieceProps>;
}) {
  const test = useTest(at, shape);
  const { operator } = test;
  const form = operator === undefined ? 'scalar' : variantOf(variantsOf(valueSchema(operator)), shape.value)?.form;
  return (
    <div className={styles['test']} data-wide={WIDE.includes(form)} data-testid="condition-test">
      <TestField test={test} />
      <TestOperator test={test} />
      <TestValue test={test} nested={(inner) => <Piece at={inner} />} />
      <PieceMenu at={at} />
    </div>
  );
}
