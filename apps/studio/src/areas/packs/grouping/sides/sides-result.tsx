import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CallOutput } from '../../../../api/client.ts';
import { number, points, signOf } from '../../../../i18n/format.ts';
import { useT, type TextKey } from '../../../../i18n/index.ts';
import { useIssueText } from '../../../../parts/index.ts';
import { useReasonText, useWord } from '../../../cases/case/result/reason-text.ts';
import { schemeMessages } from '../messages.ts';
import { useListTitle } from '../node/use-list-title.ts';
import styles from '../scheme.module.css';

export type Result = NonNullable<CallOutput<'sideBySide'>['result']>;
type Cluster = Result['clusters'][number];

const FIRST = 100;

/** Clusters of differences, the largest first, each with its usual pairs and cases to open. */
export function SidesResult({ result, seconds }: { readonly result: Result; readonly seconds: number }) {
  const t = useT('scheme');
  const [most, setMost] = useState(FIRST);
  return (
    <div className={styles['report']} data-testid="sides-result">
      <p>
        {t('sides.cases', { count: number(result.cases) })} · {t('sides.same', { count: number(result.same) })} ·{' '}
        <b>{t('sides.different', { count: number(result.different) })}</b> · {t('sides.took', { seconds })}
        {result.withoutPack === 0 ? '' : ` · ${t('sides.withoutPack', { count: number(result.withoutPack) })}`}
        {result.withoutList === 0 ? '' : ` · ${t('sides.withoutList', { count: number(result.withoutList) })}`}
      </p>
      {result.cases === 0 ? <p className="cl-muted">{t('sides.noCases')}</p> : null}
      {result.cases > 0 && result.different === 0 ? <p>{t('sides.allSame', { count: number(result.cases) })}</p> : null}
      {result.clusters.length === 0 ? null : (
        <div className={styles['wide']}>
          <table className={styles['table']} data-testid="sides-clusters">
            <thead>
              <tr>
                <th scope="col" data-number="true">
                  {t('sides.count')}
                </th>
                <th scope="col">{t('sides.cause')}</th>
                <th scope="col">{t('sides.pairs')}</th>
                <th scope="col" data-number="true">
                  {t('sides.weightChange')}
                </th>
                <th scope="col">{t('sides.examples')}</th>
              </tr>
            </thead>
            <tbody>
              {result.clusters.slice(0, most).map((one) => (
                <ClusterRow key={`${one.cause.code} ${JSON.stringify(one.cause.args)}`} cluster={one} />
              ))}
            </tbody>
          </table>
          {result.clusters.length <= most ? null : (
            <Button type="link" size="small" onClick={() => setMost(most + FIRST)}>
              {t('sides.more', { count: number(result.clusters.length - most) })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function ClusterRow({ cluster }: { readonly cluster: Cluster }) {
  const text = useIssueText();
  const say = useSideWords();
  const answer = useAnswer();
  const { weightChange } = cluster;
  return (
    <tr>
      <td data-number="true">
        <b>{number(cluster.cases)}</b>
      </td>
      <td>{text({ code: cluster.cause.code, args: say(cluster.cause.args) })}</td>
      <td>
        {cluster.pairs.map((pair) => (
          <div key={`${pair.a} ${pair.b}`}>
            {answer(pair.a)} → {answer(pair.b)} <span className="cl-muted">{number(pair.cases)}</span>
          </div>
        ))}
      </td>
      <td data-number="true">
        {weightChange === undefined ? '' : `${signOf(weightChange) === 1 ? '+' : ''}${points(weightChange)}`}
      </td>
      <td>
        {cluster.examples.map((one) => (
          <span key={one.caseId}>
            <Link to={`/cases/${one.caseId}`}>{one.recordKey}</Link>{' '}
          </span>
        ))}
      </td>
    </tr>
  );
}

/** A group by its code; what is none, `ungrouped:noGroup`, in words. */
function useAnswer(): (answer: string) => React.ReactNode {
  const word = useWord();
  const reasonText = useReasonText();
  return (answer) => {
    const [status = '', reason = ''] = answer.split(':');
    const told = answer.includes(':') ? word(`status.${status}`) : undefined;
    return told === undefined ? <code>{answer}</code> : `${told}${reason === '' ? '' : ` (${reasonText(reason)})`}`;
  };
}

/** Arguments that name a side, a list or a field, in words. */
function useSideWords() {
  const t = useT('scheme');
  const list = useListTitle();
  const sides = { a: t('compare.here'), b: t('compare.there') } as const;
  return (args: Cluster['cause']['args']): Cluster['cause']['args'] =>
    Object.fromEntries(
      Object.entries(args).map(([name, value]) => {
        if (['in', 'by', 'to', 'missing'].includes(name) && (value === 'a' || value === 'b'))
          return [name, sides[value]];
        if (name === 'list') return [name, list(String(value))];
        const key = `field.${String(value)}`;
        return [name, name === 'field' && Object.hasOwn(schemeMessages.zh, key) ? t(key as TextKey<'scheme'>) : value];
      }),
    );
}
