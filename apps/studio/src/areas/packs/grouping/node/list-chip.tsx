import { Button, Input, Popover } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { number } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { CodeText, Loading, ProblemNotice } from '../../../../parts/index.ts';
import { useSchemeAddress } from '../scheme-address.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { useListTitle } from './use-list-title.ts';

/** A code list in a sentence: its name and size; a click shows its codes. */
export function ListChip({ list, codes }: { readonly list: string; readonly codes: number | undefined }) {
  const t = useT('scheme');
  const title = useListTitle();
  const name = title(list);
  if (codes === undefined)
    return (
      <span className={styles['chip']} data-missing="true">
        {name}
      </span>
    );
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={<ListCodes list={list} />}
      title={
        <>
          {name} <code className="cl-muted">{list}</code>
        </>
      }
    >
      <button
        type="button"
        className={styles['chip']}
        aria-label={t('list.open', { name, count: number(codes) })}
        data-testid={`list-${list}`}
      >
        {name} <b>{number(codes)}</b>
      </button>
    </Popover>
  );
}

const PAGE = 50;

/** The codes of a list, page by page, searched by the server. */
function ListCodes({ list }: { readonly list: string }) {
  const t = useT('scheme');
  const { params } = useScheme();
  const { go } = useSchemeAddress();
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const q = useDeferredValue(typed.trim());
  const found = useOperation('schemeList', { params, query: { list, q, offset: page * PAGE, limit: PAGE } });
  const { data } = found;
  const pages = Math.max(1, Math.ceil((data?.matched ?? 0) / PAGE));
  return (
    <div className={styles['listCodes']} data-testid="list-codes">
      <Input
        allowClear
        size="small"
        value={typed}
        placeholder={t('list.search')}
        aria-label={t('list.search')}
        onChange={(event) => (setTyped(event.target.value), setPage(0))}
      />
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {data === undefined ? (
        found.error === null ? (
          <Loading rows={4} />
        ) : null
      ) : (
        <>
          {data.matched === 0 ? <p className="cl-muted">{t('list.none')}</p> : null}
          <ul className={styles['codeRows']}>
            {data.codes.map(({ code, name }) => (
              <li key={code}>
                <button
                  type="button"
                  className={styles['codeRow']}
                  title={t('list.lookup')}
                  onClick={() => go({ tab: 'code', code, system: data.system, cq: code })}
                >
                  <CodeText code={code} name={name} />
                </button>
              </li>
            ))}
          </ul>
          <div className={styles['pager']}>
            <Button size="small" disabled={page === 0} onClick={() => setPage(page - 1)} aria-label="‹">
              ‹
            </Button>
            <span aria-live="polite">
              {t('list.count', { matched: number(data.matched), total: number(data.total) })} · {page + 1}/{pages}
            </span>
            <Button size="small" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)} aria-label="›">
              ›
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
