import { money, number, points } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { LayerBadge } from '../../../../parts/index.ts';
import { useSchemeAddress } from '../scheme-address.ts';
import { useScheme, type SchemeNode } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { useNodeTitle } from '../use-level-name.ts';
import { ConditionText } from './condition-block.tsx';

/** What is below a node, in the order tried, with what decides and what it is worth. */
export function ChildrenTable({ node }: { readonly node: SchemeNode }) {
  const t = useT('scheme');
  const { family } = useScheme();
  const { go } = useSchemeAddress();
  const title = useNodeTitle();
  const [first] = node.children;
  if (first === undefined) return null;
  const hasConditions = node.children.some((one) => one.conditions.length > 0);
  const hasWeights = node.children.some((one) => one.weight !== undefined);
  const hasCharges = node.children.some((one) => one.meanCharge !== undefined);
  const heading =
    first.level === 'group' ? (family === 'drg' ? 'group' : 'all') : first.level === 'adrg' ? 'adrg' : 'key';
  return (
    <section className={styles['section']} data-testid="node-children">
      <h3>{t(`node.children.${heading}`)}</h3>
      <div className={styles['wide']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('column.code')}</th>
              <th scope="col">{t('column.name')}</th>
              {hasConditions ? <th scope="col">{t('column.condition')}</th> : null}
              {hasWeights ? <th scope="col">{family === 'dip' ? t('fact.score') : t('column.weight')}</th> : null}
              {hasCharges ? <th scope="col">{t('column.meanCharge')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {node.children.map((child) => {
              const { code, name } = title(child);
              return (
                <tr key={child.id}>
                  <td>
                    <LayerBadge layer={child.layer} />{' '}
                    <button type="button" className={styles['linkCode']} onClick={() => go({ node: child.id })}>
                      {code === '' ? name : code}
                    </button>
                  </td>
                  <td>{code === '' ? '' : name}</td>
                  {hasConditions ? (
                    <td>
                      {child.conditions.map((condition) => (
                        <div key={`${condition.rule} ${condition.path}`}>
                          <ConditionText condition={condition} told={node} />
                        </div>
                      ))}
                    </td>
                  ) : null}
                  {hasWeights ? (
                    <td data-number="true">{family === 'dip' ? number(child.weight) : points(child.weight)}</td>
                  ) : null}
                  {hasCharges ? <td data-number="true">{money(child.meanCharge)}</td> : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
