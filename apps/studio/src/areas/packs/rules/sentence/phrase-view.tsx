import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { SeverityShape } from '../../../../parts/index.ts';
import { removeAt, valueAt, type Address } from '../condition-edits.ts';
import { shapeOf, type ConditionShape } from '../condition-shape.ts';
import { ConditionPiece } from '../form/condition-builder.tsx';
import { useCondition, useRuleEditing } from '../rule-editing.ts';
import { TestField, TestOperator, TestValue } from '../test-parts.tsx';
import { useTest } from '../use-test.ts';
import { MarkShape } from '../why/mark-shape.tsx';
import { AddPhrase } from './add-phrase.tsx';
import { PhraseButton } from './phrase-button.tsx';
import type { Phrase } from './phrases.ts';
import styles from './sentence.module.css';

/** A condition in words: groups as lines below each other, so that what belongs together is seen. */
export function PhraseView({ phrase }: { readonly phrase: Phrase }) {
  const t = useT('packs');
  switch (phrase.is) {
    case 'group':
      return <GroupPhrase phrase={phrase} />;
    case 'not':
      return (
        <Line at={phrase.at}>
          <strong>{t('sentence.not')}</strong>
          <div className={styles['inner']}>
            <PhraseView phrase={phrase.inner} />
          </div>
        </Line>
      );
    case 'reference':
      return (
        <Line at={phrase.at}>
          <span className={styles['phrase']}>「{phrase.to}」</span>
        </Line>
      );
    case 'test':
      return (
        <Line at={phrase.at}>
          <TestPhrase phrase={phrase} />
        </Line>
      );
    case 'opaque':
      return (
        <Line at={phrase.at}>
          <span className={styles['opaque']} data-testid="sentence-opaque">
            ◌ {t(`condition.opaque.${phrase.reason}`)} <code>{phrase.text}</code>
          </span>
        </Line>
      );
  }
}

function GroupPhrase({ phrase }: { readonly phrase: Extract<Phrase, { is: 'group' }> }) {
  const t = useT('packs');
  const { children, op, at } = phrase;
  const joint = t(op === 'all' ? 'sentence.joint.and' : 'sentence.joint.or');
  return (
    <div className={styles['group']} data-op={op}>
      {children.length === 0 ? <p className={styles['warn']}>▲ {t(`condition.empty.${op}`)}</p> : null}
      {op === 'any' && children.length > 1 ? <p className="cl-muted">{t('sentence.anyHead')}</p> : null}
      {children.map((child, index) => (
        <div key={index} className={styles['line']}>
          <span className={styles['joint']}>{index === 0 ? '' : joint}</span>
          <div className={styles['body']}>
            <PhraseView phrase={child} />
          </div>
        </div>
      ))}
      <AddPhrase at={at} />
    </div>
  );
}

/** One condition on its line, with what is wrong with it and what a case makes of it. */
function Line({ at, children }: { readonly at: Address; readonly children: ReactNode }) {
  const t = useT('packs');
  const { rule, change, disabled, select } = useRuleEditing();
  const { selected, issues, mark, path } = useCondition(at);
  const host = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current && selected) host.current?.scrollIntoView({ block: 'nearest' });
    first.current = false;
  }, [selected]);
  const inList = typeof at.at(-1) === 'number';
  return (
    <div
      ref={host}
      className={styles['condition']}
      data-selected={selected}
      data-path={path}
      data-decides={mark?.decides === true}
      onFocusCapture={(event) => {
        if (event.target instanceof Element && event.target.closest('[data-path]') === host.current) select(at);
      }}
    >
      <MarkShape mark={mark} />
      {children}
      {disabled || !inList ? null : (
        <Button
          className={styles['remove'] ?? ''}
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('condition.remove')}
          onClick={() => {
            change(removeAt(rule, at));
            select(undefined);
          }}
        />
      )}
      {issues.map((one) => (
        <p key={`${one.path} ${one.message}`} className={styles['issue']} data-testid="condition-issue">
          <SeverityShape severity={one.severity === 'error' ? 'block' : one.severity === 'warning' ? 'warn' : 'info'} />{' '}
          {one.message}
        </p>
      ))}
    </div>
  );
}

function TestPhrase({ phrase }: { readonly phrase: Extract<Phrase, { is: 'test' }> }) {
  const { rule, knowledge } = useRuleEditing();
  const shape = shapeOf(valueAt(rule, phrase.at), knowledge);
  return shape.is === 'test' ? <TestButtons phrase={phrase} shape={shape} /> : null;
}

function TestButtons({
  phrase,
  shape,
}: {
  readonly phrase: Extract<Phrase, { is: 'test' }>;
  readonly shape: Extract<ConditionShape, { is: 'test' }>;
}) {
  const t = useT('packs');
  const test = useTest(phrase.at, shape);
  const { inner } = phrase;
  return (
    <>
      <PhraseButton
        kind="field"
        wanted={test.focused === 'field'}
        label={t('condition.field')}
        text={phrase.subject || t('sentence.chooseField')}
        editor={<TestField test={test} />}
        testId="phrase-field"
      />{' '}
      <PhraseButton
        kind="operator"
        wanted={test.focused === 'operator'}
        label={t('condition.operator')}
        text={phrase.verb || t('sentence.chooseOperator')}
        editor={<TestOperator test={test} />}
        testId="phrase-operator"
      />{' '}
      {test.operator === undefined || (phrase.object === '' && inner !== undefined) ? null : (
        <PhraseButton
          kind="value"
          wanted={test.focused === 'value'}
          label={t('condition.value')}
          text={phrase.object || (shape.value === true ? t('sentence.yes') : '…')}
          editor={<TestValue test={test} nested={(at) => <ConditionPiece at={at} />} />}
          testId="phrase-value"
        />
      )}
      {inner === undefined ? null : (
        <div className={styles['inner']}>
          <PhraseView phrase={inner} />
        </div>
      )}
    </>
  );
}
