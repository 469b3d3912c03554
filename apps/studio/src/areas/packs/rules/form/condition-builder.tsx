import type { ReactNode } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { SeverityShape } from '../../../../parts/index.ts';
import type { Address } from '../condition-edits.ts';
import { shapeOf } from '../condition-shape.ts';
import { useCondition, useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';
import { MarkShape } from '../why/mark-shape.tsx';
import { AddCondition } from './add-condition.tsx';
import { GroupPiece } from './group-piece.tsx';
import { NotPiece, OpaquePiece, ReferencePiece } from './other-pieces.tsx';
import { PieceKeys } from './piece-keys.tsx';
import { TestPiece } from './test-piece.tsx';

export interface PieceProps {
  /** Where the condition stands in the rule. */
  readonly at: Address;
}

/** A condition as nested groups and tests. It edits the JSON itself; a piece it cannot show stands there as it is, with the reason. */
export function ConditionPiece({ at }: PieceProps) {
  const { knowledge } = useRuleEditing();
  const { value, issues, mark } = useCondition(at);
  const shape = shapeOf(value, knowledge);
  return (
    <PieceKeys at={at}>
      <div className={styles['pieceBody']}>
        <MarkShape mark={mark} />
        {content(at, shape)}
      </div>
      {issues.map((one) => (
        <p key={`${one.path} ${one.message}`} className={styles['pieceIssue']} data-testid="condition-issue">
          <SeverityShape severity={one.severity === 'error' ? 'block' : one.severity === 'warning' ? 'warn' : 'info'} />{' '}
          {one.message}
        </p>
      ))}
    </PieceKeys>
  );
}

function content(at: Address, shape: ReturnType<typeof shapeOf>): ReactNode {
  switch (shape.is) {
    case 'group':
      return <GroupPiece at={at} shape={shape} piece={ConditionPiece} />;
    case 'not':
      return <NotPiece at={at} piece={ConditionPiece} />;
    case 'reference':
      return <ReferencePiece at={at} to={shape.to} />;
    case 'test':
      return <TestPiece at={at} shape={shape} piece={ConditionPiece} />;
    case 'opaque':
      return <OpaquePiece at={at} reason={shape.reason} />;
  }
}

/** The condition under a key of the rule, with the way to add another one to it. */
export function ConditionBuilder({ at }: PieceProps) {
  const t = useT('packs');
  const { knowledge } = useRuleEditing();
  const { value } = useCondition(at);
  if (value === undefined) return <p className={styles['emptyGroup']}>▲ {t('condition.absent')}</p>;
  return (
    <>
      <ConditionPiece at={at} />
      {shapeOf(value, knowledge).is === 'group' ? null : <AddCondition at={at} />}
    </>
  );
}
