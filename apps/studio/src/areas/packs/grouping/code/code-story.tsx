import { useOperation } from '../../../../api/hooks.ts';
import type { CallOutput } from '../../../../api/client.ts';
import { useT, type TextKey } from '../../../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../../../parts/index.ts';
import { schemeMessages } from '../messages.ts';
import { useListTitle } from '../node/use-list-title.ts';
import { useSchemeAddress } from '../scheme-address.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { useLevelName } from '../use-level-name.ts';

type Story = CallOutput<'schemeCode'>;

/** Where a code leads, in the order tried, and what the tables of complications and operations say of it. */
export function CodeStory({ code, system }: { readonly code: string; readonly system: 'dx' | 'proc' }) {
  const t = useT('scheme');
  const { params } = useScheme();
  const found = useOperation('schemeCode', { params, query: { code, system } });
  const { data: story } = found;
  if (story === undefined)
    return found.error === null ? (
      <Loading rows={6} />
    ) : (
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    );
  return (
    <article className={styles['node']} data-testid="code-story" aria-busy={found.isPlaceholderData}>
      <h2 className={styles['nodeTitle']}>
        <small>{t(`code.${story.system}`)}</small> <code>{story.code}</code> {story.name}
      </h2>
      <Sayings story={story} />
      <section className={styles['section']}>
        <h3>{t('code.leads')}</h3>
        {story.leads.length === 0 ? <p>{t('code.nowhere')}</p> : <Leads story={story} />}
      </section>
    </article>
  );
}

function Sayings({ story }: { readonly story: Story }) {
  const t = useT('scheme');
  return (
    <ul className={styles['tags']} style={{ listStyle: 'none', margin: 0, padding: 0 }} data-testid="code-sayings">
      {story.isExcluded === true ? <li>{t('code.excluded')}</li> : null}
      {story.isOperating === undefined ? null : (
        <li>{t(story.isOperating ? 'code.operating' : 'code.notOperating')}</li>
      )}
      {story.complications.map((one) => (
        <li key={`${one.level} ${one.exclusionGroup}`}>
          <b>{t(`code.${one.level}`)}</b>
          {one.exclusionGroup === '' ? null : `，${t('code.exclusionGroup', { group: one.exclusionGroup })}`}
        </li>
      ))}
      {story.system === 'dx' && story.complications.length === 0 ? (
        <li className="cl-muted">{t('code.noComplication')}</li>
      ) : null}
      {story.excludes === undefined || story.excludes === '' ? null : (
        <li>{t('code.excludes', { group: story.excludes })}</li>
      )}
    </ul>
  );
}

function Leads({ story }: { readonly story: Story }) {
  const t = useT('scheme');
  const level = useLevelName();
  const title = useListTitle();
  const { go } = useSchemeAddress();
  return (
    <>
      <div className={styles['wide']}>
        <table className={styles['table']} data-testid="code-leads">
          <tbody>
            {story.leads.map((lead) => (
              <tr
                key={`${lead.node} ${lead.path} ${lead.subject} ${lead.list}`}
                className={styles['lead']}
                data-first={lead.isFirst}
              >
                <td data-number="true">{lead.rank}</td>
                <td>
                  <span className={styles['system']}>{level(lead.level)}</span>{' '}
                  <button
                    type="button"
                    className={styles['linkCode']}
                    onClick={() => go({ tab: 'tree', node: lead.node, q: undefined })}
                  >
                    {lead.opens}
                  </button>{' '}
                  {lead.name} {lead.isFirst ? <span className={styles['badge']}>{t('code.first')}</span> : null}{' '}
                  {lead.isNegated ? (
                    <span className={styles['badge']} data-look="warn">
                      {t('code.keepsOut')}
                    </span>
                  ) : null}
                </td>
                <td>{subjectWord(t, lead.subject)}</td>
                <td className="cl-muted">{title(lead.list)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="cl-muted">{t('code.rankNote')}</p>
    </>
  );
}

function subjectWord(t: ReturnType<typeof useT<'scheme'>>, subject: string): string {
  const key = `subject.${subject}`;
  return Object.hasOwn(schemeMessages.zh, key)
    ? t('code.asSubject', { subject: t(key as TextKey<'scheme'>) })
    : subject;
}
