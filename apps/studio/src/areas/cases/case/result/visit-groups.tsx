import { points } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { CodeText } from '../../../../parts/index.ts';
import type { GroupingResult } from './path-story.ts';
import styles from './result.module.css';

type Visit = NonNullable<GroupingResult['apg']>;

/** The groups that an outpatient visit reached, what reached each, and what is inside of what; then the charge lines that no group knows. */
export function VisitGroups({ visit }: { readonly visit: Visit }) {
  const t = useT('cases');
  return (
    <>
      <table className={styles['formula']} data-testid="visit-groups">
        <thead>
          <tr>
            <th>{t('apg.group')}</th>
            <th>{t('apg.by')}</th>
            <th>{t('group.weight')}</th>
          </tr>
        </thead>
        <tbody>
          {visit.items.map((item, index) => (
            <tr key={index}>
              <th scope="row">
                <CodeText code={item.apg} name={item.name} />
                <div className="cl-muted">{t(`apg.type.${item.type}`)}</div>
              </th>
              <td>
                {t(`apg.source.${item.source}`)} <CodeText code={item.code} />
                {item.packagedInto === undefined ? null : (
                  <div className="cl-muted">
                    {t('apg.inside', {
                      into: isType(item.packagedInto) ? t(`apg.type.${item.packagedInto}`) : item.packagedInto,
                    })}
                  </div>
                )}
              </td>
              <td className="cl-number">{points(item.weight)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {visit.unlisted.length === 0 ? null : (
        <p className="cl-muted">
          {t('apg.unlisted', {
            codes: visit.unlisted.map(({ code, amount = '' }) => `${code} ${amount}`.trim()).join('、'),
          })}
        </p>
      )}
    </>
  );
}

const TYPES = ['significant', 'medical', 'ancillary', 'passThrough'] as const;
const isType = (word: string): word is (typeof TYPES)[number] => (TYPES as readonly string[]).includes(word);
