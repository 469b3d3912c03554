import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { useT } from '../../../../i18n/index.ts';
import { CodeText, Loading, ProblemNotice } from '../../../../parts/index.ts';
import { useSettled } from '../../library/use-settled.ts';
import { useSchemeAddress } from '../scheme-address.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { CodeStory } from './code-story.tsx';

/** A diagnosis or procedure looked up: what is found on the left, where it leads on the right. */
export function CodeTab() {
  const t = useT('scheme');
  const { params } = useScheme();
  const { get, go } = useSchemeAddress();
  const [code, system, q] = [get('code'), get('system'), get('cq').trim()];
  const [text, setText] = useSettled(get('cq'), (cq) => go({ cq }, { replace: true }));
  const list = useRef<HTMLUListElement>(null);
  const found = useOperation('searchSchemeCodes', { params, query: { q, limit: 50 } }, { enabled: q !== '' });
  const codes = q === '' ? [] : (found.data?.codes ?? []);
  const open = (one: (typeof codes)[number]) => go({ code: one.code, system: one.system });
  // Enter may be pressed before the answer is there: what it finds first is opened then.
  const [isAwaited, setIsAwaited] = useState(false);
  const isAnswered = found.data !== undefined && !found.isPlaceholderData && text.trim() === q;
  useEffect(() => {
    if (!isAwaited || !isAnswered) return;
    setIsAwaited(false);
    const first = q === '' ? undefined : found.data?.codes[0];
    if (first !== undefined) go({ code: first.code, system: first.system });
  }, [isAwaited, isAnswered, q, found.data, go]);
  const step = (from: Element | null, by: number) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    buttons[Math.max(0, Math.min(buttons.length - 1, buttons.indexOf(from as HTMLButtonElement) + by))]?.focus();
  };
  return (
    <div className={styles['split']} data-testid="code-lookup">
      <div className={styles['side']}>
        <Input.Search
          allowClear
          value={text}
          onChange={(event) => (setText(event.target.value), setIsAwaited(false))}
          placeholder={t('code.search')}
          aria-label={t('code.search')}
          onPressEnter={() => setIsAwaited(true)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            step(null, 1);
          }}
          data-testid="code-search"
        />
        <ProblemNotice error={q === '' ? null : found.error} onRetry={() => void found.refetch()} />
        {q !== '' && found.data?.codes.length === 0 && !found.isPlaceholderData ? (
          <p className="cl-muted">{t('code.none', { q })}</p>
        ) : null}
        {found.isLoading && q !== '' ? <Loading rows={4} /> : null}
        <ul ref={list} className={styles['codeRows']} style={{ maxHeight: 'none' }} aria-label={t('code.results')}>
          {codes.map((one) => (
            <li key={`${one.system} ${one.code}`}>
              <button
                type="button"
                className={styles['codeRow']}
                aria-current={one.code === code && one.system === system}
                onClick={() => open(one)}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                  event.preventDefault();
                  step(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
                }}
                data-testid={`code-${one.code}`}
              >
                <span className={styles['system']}>{t(`code.${one.system}`)}</span>{' '}
                <CodeText code={one.code} name={one.name} />
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className={styles['rest']} aria-live="polite">
        {code === '' || (system !== 'dx' && system !== 'proc') ? (
          <p className={styles['hint']}>{t('code.start')}</p>
        ) : (
          <CodeStory code={code} system={system} />
        )}
      </div>
    </div>
  );
}
