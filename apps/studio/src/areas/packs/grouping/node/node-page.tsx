import { App, Button } from 'antd';
import { useOperation } from '../../../../api/hooks.ts';
import { ProblemError } from '../../../../api/client.ts';
import { money, number, points } from '../../../../i18n/format.ts';
import { useT, type TextKey } from '../../../../i18n/index.ts';
import { LayerBadge, Loading, ProblemNotice } from '../../../../parts/index.ts';
import { useWord } from '../../../cases/case/result/reason-text.ts';
import { schemeMessages } from '../messages.ts';
import { useSchemeAddress } from '../scheme-address.ts';
import { useScheme, type SchemeNode } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { useLevelName, useNodeTitle } from '../use-level-name.ts';
import { ChildrenTable } from './children-table.tsx';
import { NodeReach } from './node-reach.tsx';
import { ConditionBlock } from './condition-block.tsx';

/** One node: where it stands, when a case enters it, what is below, what its rows say besides. */
export function NodePage({ id }: { readonly id: string }) {
  const t = useT('scheme');
  const { params } = useScheme();
  const found = useOperation('schemeNode', { params, query: { id } });
  const { data: node } = found;
  if (found.error !== null)
    return isGone(found.error) ? (
      <p className={styles['hint']}>{t('node.gone', { id })}</p>
    ) : (
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    );
  if (node === undefined) return <Loading rows={8} />;
  return (
    <article className={styles['node']} data-testid="scheme-node" aria-busy={found.isPlaceholderData}>
      <NodeHead node={node} />
      {node.level === 'key' ? <KeyCondition code={node.code} /> : null}
      {node.conditions.length === 0 ? null : <ConditionBlock node={node} />}
      <ChildrenTable node={node} />
      <NodeReach node={node} />
      <Facts facts={node.facts} />
      {node.related.map((one) => (
        <Related key={one.table} related={one} />
      ))}
    </article>
  );
}

const isGone = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 404;

function NodeHead({ node }: { readonly node: SchemeNode }) {
  const t = useT('scheme');
  const level = useLevelName();
  const title = useNodeTitle();
  const { go } = useSchemeAddress();
  const { family } = useScheme();
  const { message } = App.useApp();
  const { code, name } = title(node);
  const copy = () => {
    void navigator.clipboard.writeText(location.href).then(() => message.success(t('node.linkCopied')));
  };
  return (
    <header className={styles['nodeHead']}>
      <nav aria-label={t('node.path')} className={styles['path']}>
        {node.path.slice(0, -1).map((one) => (
          <span key={one.id}>
            <button type="button" className={styles['linkCode']} onClick={() => go({ node: one.id })} title={one.name}>
              {title(one).code || title(one).name}
            </button>
            {title(one).code === '' ? '' : ` ${one.name}`}
            <span aria-hidden="true"> › </span>
          </span>
        ))}
      </nav>
      <h2 className={styles['nodeTitle']}>
        <LayerBadge layer={node.layer} /> <small>{level(node.level)}</small> {code === '' ? null : <code>{code}</code>}{' '}
        {name}
      </h2>
      <div className={styles['nodeTools']}>
        {(family === 'drg' ? (['before', 'after'] as const) : []).map((which) => {
          const other = node[which];
          return other === undefined ? null : (
            <Button key={which} size="small" type="text" onClick={() => go({ node: other.id })} title={other.name}>
              {which === 'before' ? '↑ ' : '↓ '}
              {t(`node.${which}`, { code: title({ ...other, level: node.level }).code || other.code })}
            </Button>
          );
        })}
        <Button size="small" type="text" onClick={copy}>
          {t('node.copyLink')}
        </Button>
      </div>
    </header>
  );
}

/** When a diagnosis key of a DIP catalogue is met: by its beginning, or within a range. */
function KeyCondition({ code }: { readonly code: string }) {
  const t = useT('scheme');
  return <p className={styles['keyWhen']}>{t(code.includes('-') ? 'key.range' : 'key.when', { code })}</p>;
}

const MONEY = new Set(['mean_charge', 'avg_amount']);
const POINTS = new Set(['weight']);

function Facts({ facts }: Pick<SchemeNode, 'facts'>) {
  const t = useT('scheme');
  const word = useFactName();
  const said = useWord();
  if (facts.length === 0) return null;
  const told = (name: string, value: string) =>
    MONEY.has(name)
      ? money(value)
      : POINTS.has(name)
        ? points(value)
        : name === 'risk_level'
          ? (said(`risk.${value}`) ?? value)
          : number(value);
  return (
    <section className={styles['section']} data-testid="node-facts">
      <h3>{t('node.facts')}</h3>
      <dl className={styles['facts']}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{word(name)}</dt>
            <dd>{told(name, value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Related({ related }: { readonly related: SchemeNode['related'][number] }) {
  const t = useT('scheme');
  const word = useFactName();
  return (
    <section className={styles['section']} data-testid={`node-${related.table}`}>
      <h3>{t(related.table === 'packaging' ? 'node.packaging' : 'node.supplement')}</h3>
      <div className={styles['wide']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {related.columns.map((column) => (
                <th key={column} scope="col">
                  {word(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {related.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at}>{number(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The word for a column; one that nobody has named is shown by its name. */
function useFactName(): (name: string) => string {
  const t = useT('scheme');
  return (name) => (Object.hasOwn(schemeMessages.zh, `fact.${name}`) ? t(`fact.${name}` as TextKey<'scheme'>) : name);
}
