import { Button } from 'antd';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import type { Trial, TriedCase } from '../../../try/trial.ts';
import { useFieldLabel } from '../rules/use-field-label.ts';
import styles from './try.module.css';

export type TriedList = 'gained' | 'lost' | 'unanswered' | 'stays';

/** A mark beside the word, so that nothing is said by colour alone. */
const MARKS: Readonly<Record<TriedList, string>> = { gained: '+', lost: '−', unanswered: '◌', stays: '=' };
const FIRST = 5;

interface Props {
  readonly list: TriedList;
  readonly cases: Trial['gained'];
  readonly onMakeTest: (one: TriedCase) => void;
}

/** Cases of one kind of change, each with the values read; the first few, the others on demand. */
export function TriedCases({ list, cases, onMakeTest }: Props) {
  const t = useT('packs');
  const label = useFieldLabel();
  const [all, setAll] = useState(false);
  if (cases.length === 0) return null;
  const shown = all ? cases : cases.slice(0, list === 'stays' ? 0 : FIRST);
  return (
    <div data-testid={`trial-${list}`}>
      <h4 className={styles['change']} data-list={list}>
        <span aria-hidden="true">{MARKS[list]}</span> {t(`typing.${list}`)} · {cases.length}
      </h4>
      <ul className={styles['cases']}>
        {shown.map((one) => (
          <li key={one.id}>
            <span className={styles['case']}>
              <strong>{one.title}</strong>
              <Button type="link" size="small" onClick={() => onMakeTest(one)} data-testid="make-test">
                {t('typing.makeTest')}
              </Button>
            </span>
            <span className={styles['read']}>
              {one.missing === undefined
                ? one.read.map(({ path, value }) => (
                    <span key={path}>
                      {label(path.replace(/\[\d+\]/g, '[]'))} <code>{shownValue(value)}</code>
                    </span>
                  ))
                : t('typing.missing', { field: label(one.missing.replace(/\[\d+\]/g, '[]')) })}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < cases.length ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('typing.more', { count: cases.length - shown.length })}
        </Button>
      ) : null}
    </div>
  );
}

function shownValue(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '—');
}
