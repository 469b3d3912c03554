import { useT } from '../../../../i18n/index.ts';
import { LayerBadge } from '../../../../parts/index.ts';
import { useScheme, type ConditionView, type SchemeNode } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { ConditionSentence, type Parsed } from './condition-sentence.tsx';
import { ApgCondition } from './apg-condition.tsx';
import { ExpressionText } from './expression-text.tsx';

type Told = Pick<SchemeNode, 'lists' | 'names'>;

/** A condition in words. */
export function ConditionText({ condition, told }: { readonly condition: ConditionView; readonly told: Told }) {
  const { family } = useScheme();
  if (condition.parsed !== undefined)
    return <ConditionSentence condition={condition.parsed as Parsed} text={condition.text} lists={told.lists} />;
  if (family === 'apg') return <ApgCondition text={condition.text} names={told.names} />;
  return family === 'dip' ? (
    <ExpressionText text={condition.text} names={told.names} />
  ) : (
    <code className={styles['written']}>{condition.text}</code>
  );
}

/** The conditions of a node, each in words and, on demand, as the table writes it. */
export function ConditionBlock({ node }: { readonly node: SchemeNode }) {
  const t = useT('scheme');
  return (
    <section className={styles['section']} data-testid="node-conditions">
      <h3>{t(`node.enter.${node.level}`, { code: node.code })}</h3>
      {node.conditions.length > 1 ? <p className="cl-muted">{t('node.anyOf')}</p> : null}
      <ol className={styles['conditions']} data-single={node.conditions.length === 1}>
        {node.conditions.map((condition) => (
          <li key={`${condition.rule} ${condition.path}`}>
            <div>
              <LayerBadge layer={condition.layer} />{' '}
              {node.conditions.length === 1 || condition.rule === node.code ? null : (
                <code className="cl-muted">{condition.rule} </code>
              )}
              <ConditionText condition={condition} told={node} />
            </div>
            <details className={styles['raw']}>
              <summary>
                {t('node.written')} <span className="cl-muted">{t('node.address', { path: condition.path })}</span>
              </summary>
              <code>{condition.text}</code>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
