import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useOperation } from '../api/hooks.ts';
import { useMe } from '../api/session.tsx';
import { useT } from '../i18n/index.ts';
import type { Area } from './area.ts';
import { hasCommand, useKeys } from './keys.ts';
import styles from './search-palette.module.css';

type Kind = 'case' | 'code' | 'rule' | 'page' | 'measure';
interface Hit {
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly link: string;
}
const KINDS: readonly Kind[] = ['case', 'page', 'code', 'rule', 'measure'];

/** Ctrl+K from anywhere: cases, codes, rules, measures and pages. */
export function SearchPalette({ areas }: { readonly areas: readonly Area[] }) {
  const t = useT('shell');
  const [open, setOpen] = useState(false);
  useKeys((event) => {
    if (hasCommand(event) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      setOpen(true);
    }
  });
  return (
    <>
      <Button
        className={styles['trigger'] ?? ''}
        icon={<SearchOutlined />}
        onClick={() => setOpen(true)}
        data-testid="search"
      >
        <span className={styles['triggerText']}>{t('search')}</span> <kbd>Ctrl K</kbd>
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        closable={false}
        destroyOnHidden
        width={640}
        style={{ top: 72 }}
        title={null}
        styles={{ container: { padding: 0 } }}
      >
        <Palette areas={areas} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Palette({ areas, onDone }: { readonly areas: readonly Area[]; readonly onDone: () => void }) {
  const t = useT('shell');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const q = useDeferredValue(text.trim());
  const found = useOperation('search', { query: { q } }, { enabled: q.length > 0, staleTime: 30_000 });
  const pages = usePages(areas, q);
  const hits = useMemo<readonly Hit[]>(() => {
    const all: Hit[] = [...(q === '' ? [] : (found.data?.results ?? [])), ...pages];
    return KINDS.flatMap((kind) => all.filter((hit) => hit.kind === kind));
  }, [found.data, pages, q]);
  const at = Math.min(chosen, Math.max(0, hits.length - 1));
  const go = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    onDone();
    void navigate(hit.link);
  };
  return (
    <div
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, hits.length - 1));
        else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0));
        else if (event.key === 'Enter') go(hits[at]);
        else return;
        event.preventDefault();
      }}
    >
      <Input
        size="large"
        variant="borderless"
        autoFocus
        prefix={<SearchOutlined />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        data-testid="search-input"
      />
      <div className={styles['hits']} role="listbox" aria-label={t('search')}>
        {q === '' ? <div className={styles['hint']}>{t('search.short')}</div> : null}
        {q !== '' && hits.length === 0 && !found.isFetching ? (
          <div className={styles['hint']}>{t('search.none', { q })}</div>
        ) : null}
        {hits.map((hit, index) => (
          <div key={`${hit.kind} ${hit.id} ${hit.link}`}>
            {hits[index - 1]?.kind === hit.kind ? null : (
              <div className={styles['kind']}>{t(`search.${hit.kind}`)}</div>
            )}
            <div
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              className={styles['hit']}
              onMouseMove={() => setChosen(index)}
              onClick={() => go(hit)}
              onKeyDown={() => undefined}
            >
              <span>{hit.title}</span>
              <span className="cl-muted">{hit.detail}</span>
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

function usePages(areas: readonly Area[], q: string): readonly Hit[] {
  const t = useT('shell');
  const { permissions } = useMe();
  return useMemo(() => {
    const entries = areas.flatMap((area): Hit[] => {
      if (area.rail === undefined || area.id === 'imports') return [];
      if (area.rail.permissions !== undefined && !area.rail.permissions.some((one) => permissions.includes(one)))
        return [];
      return [{ kind: 'page', id: area.id, title: t(`rail.${area.id}`), link: area.rail.path }];
    });
    const wanted = q.toLowerCase();
    return entries.filter((hit) => hit.title.toLowerCase().includes(wanted) || hit.id.includes(wanted));
  }, [areas, permissions, q, t]);
}
