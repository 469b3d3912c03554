import { Button } from 'antd';
import { useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import { call, type CallOutput } from '../../../../api/client.ts';
import { number } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { useSchemeAddress } from '../scheme-address.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { TableDifferences } from './table-differences.tsx';

export type SchemeComparison = CallOutput<'compareSchemes'>;
type Which = 'changed' | 'onlyB' | 'onlyA';

interface Props {
  readonly comparison: SchemeComparison;
  /** Where further codes come from; without it only those that are told. */
  readonly more?: { readonly with: string; readonly scheme: string };
}

/** What this scheme (`b`) has otherwise than the other one (`a`). */
export function Comparison({ comparison, more }: Props) {
  const t = useT('scheme');
  const { groups, tables, head, codesTotal } = comparison;
  const isSame =
    head.length === 0 &&
    groups.changed.length + groups.onlyA.length + groups.onlyB.length === 0 &&
    tables.every((one) => one.added + one.removed + one.changed + one.moved === 0);
  if (isSame)
    return (
      <p className={styles['hint']} data-testid="comparison">
        {t('compare.identical')}
      </p>
    );
  return (
    <div className={styles['report']} data-testid="comparison">
      <Groups groups={groups} />
      {head.length === 0 ? null : <Head head={head} />}
      <TableDifferences tables={tables} />
      {codesTotal === 0 ? null : <Codes comparison={comparison} {...(more === undefined ? {} : { more })} />}
    </div>
  );
}

const FIRST = 60;

function Groups({ groups }: Pick<SchemeComparison, 'groups'>) {
  const t = useT('scheme');
  const [which, setWhich] = useState<Which>(
    groups.changed.length > 0 ? 'changed' : groups.onlyB.length > 0 ? 'onlyB' : 'onlyA',
  );
  const [all, setAll] = useState(false);
  const words = { changed: 'compare.changed', onlyB: 'compare.onlyHere', onlyA: 'compare.onlyThere' } as const;
  const shown = groups[which];
  return (
    <section className={styles['section']}>
      <h3>{t('compare.groups')}</h3>
      <div className={styles['numbers']}>
        <button type="button" className={styles['number']} disabled>
          <strong>{number(groups.same)}</strong> {t('compare.same')}
        </button>
        {(['changed', 'onlyB', 'onlyA'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={styles['number']}
            aria-pressed={which === one && groups[one].length > 0}
            disabled={groups[one].length === 0}
            onClick={() => (setWhich(one), setAll(false))}
            data-testid={`groups-${one}`}
          >
            <strong>{number(groups[one].length)}</strong> {t(words[one])}
          </button>
        ))}
      </div>
      {shown.length === 0 ? null : (
        <table className={styles['table']} data-testid="compared-groups">
          <tbody>
            {(all ? shown : shown.slice(0, FIRST)).map((group) => (
              <tr key={group.code}>
                <td>
                  {which === 'onlyA' ? <code>{group.code}</code> : <GroupLink code={group.code} />} {group.name}
                </td>
                <td className="cl-muted">
                  {whatOf(group)
                    .map((one) => (isWhat(one) ? t(`compare.what.${one}`) : one))
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {all || shown.length <= FIRST ? null : (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('compare.more', { count: number(shown.length - FIRST) })}
        </Button>
      )}
    </section>
  );
}

/** What is different about a group that both have. */
const whatOf = (group: object): readonly string[] => (group as { readonly what?: readonly string[] }).what ?? [];

const WHAT = ['name', 'conditions', 'lists', 'weight', 'meanCharge', 'meanLosDays', 'riskLevel'] as const;
const isWhat = (text: string): text is (typeof WHAT)[number] => (WHAT as readonly string[]).includes(text);

/** Opens a group of this scheme in the tree. */
export function GroupLink({ code }: { readonly code: string }) {
  const { go } = useSchemeAddress();
  return (
    <button type="button" className={styles['linkCode']} onClick={() => go({ tab: 'tree', q: code, node: undefined })}>
      {code}
    </button>
  );
}

function Head({ head }: Pick<SchemeComparison, 'head'>) {
  const t = useT('scheme');
  return (
    <section className={styles['section']}>
      <h3>{t('compare.head')}</h3>
      <table className={styles['table']}>
        <tbody>
          {head.map((one) => (
            <tr key={one.member}>
              <td>
                <code>{one.member}</code>
              </td>
              <td className={styles['del']}>
                <code>{one.a}</code>
              </td>
              <td>
                <code>{one.b}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const PIECE = 200;

function Codes({ comparison, more }: Props) {
  const t = useT('scheme');
  const { go } = useSchemeAddress();
  const { params } = useScheme();
  const [pieces, setPieces] = useState(1);
  const further = useQueries({
    queries: (more === undefined ? [] : Array.from({ length: pieces - 1 }, (_, index) => (index + 1) * PIECE)).map(
      (codesFrom) => {
        const input = { params, query: { ...more!, codesFrom } };
        return { queryKey: ['compareSchemes', input], queryFn: () => call('compareSchemes', input), staleTime: 60_000 };
      },
    ),
  });
  const codes = [...comparison.codes, ...further.flatMap((one) => one.data?.codes ?? [])];
  const told = (leads: readonly string[]) => (leads.length === 0 ? t('compare.nowhere') : leads.join(' › '));
  return (
    <section className={styles['section']}>
      <h3>{t('compare.codes')}</h3>
      <p>{t('compare.codesCount', { count: number(comparison.codesTotal) })}</p>
      <div className={styles['wide']}>
        <table className={styles['table']} data-testid="compared-codes">
          <thead>
            <tr>
              <th scope="col">{t('column.code')}</th>
              <th scope="col">{t('compare.there')}</th>
              <th scope="col">{t('compare.here')}</th>
            </tr>
          </thead>
          <tbody>
            {codes.map((one) => (
              <tr key={`${one.system} ${one.code}`}>
                <td>
                  <span className={styles['system']}>{t(`code.${one.system}`)}</span>{' '}
                  <button
                    type="button"
                    className={styles['linkCode']}
                    onClick={() => go({ tab: 'code', code: one.code, system: one.system, cq: one.code })}
                  >
                    {one.code}
                  </button>
                </td>
                <td>{told(one.a)}</td>
                <td>{told(one.b)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more === undefined || codes.length >= comparison.codesTotal ? null : (
        <Button size="small" loading={further.some((one) => one.isFetching)} onClick={() => setPieces(pieces + 1)}>
          {t('compare.more', { count: number(comparison.codesTotal - codes.length) })}
        </Button>
      )}
    </section>
  );
}
