import { AutoComplete } from 'antd';
import { useEffect, useState } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { useT } from '../../../../i18n/index.ts';
import { CodeText } from '../../../../parts/index.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';

interface Props {
  readonly system: 'dx' | 'proc';
  readonly codes: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly onChange: (codes: string[]) => void;
}

const TYPING_MS = 150;

/** Diagnoses or procedures of a case, the principal first: added by code, name or initials; a code that nobody knows can be tried, too. */
export function CodesField({ system, codes, names, onChange }: Props) {
  const t = useT('scheme');
  const title = t(system === 'dx' ? 'try.diagnoses' : 'try.procedures');
  return (
    <fieldset data-testid={`try-codes-${system}`}>
      <legend>{title}</legend>
      <ol className={styles['codes']}>
        {codes.map((code, index) => (
          <li key={`${index} ${code}`}>
            {index === 0 ? (
              <span className={styles['badge']}>{t('try.main')}</span>
            ) : (
              <button
                type="button"
                className={styles['small']}
                aria-label={t('try.first', { code })}
                title={t('try.first', { code })}
                onClick={() => onChange([code, ...codes.filter((_, at) => at !== index)])}
              >
                ↑
              </button>
            )}
            <span title={names[code] ?? ''}>
              <CodeText code={code} name={names[code]} />
            </span>
            <button
              type="button"
              className={styles['small']}
              aria-label={t('try.remove', { code })}
              title={t('try.remove', { code })}
              onClick={() => onChange(codes.filter((_, at) => at !== index))}
            >
              ✕
            </button>
          </li>
        ))}
      </ol>
      <AddCode system={system} onAdd={(code) => onChange([...codes, code])} />
    </fieldset>
  );
}

function AddCode({ system, onAdd }: { readonly system: 'dx' | 'proc'; readonly onAdd: (code: string) => void }) {
  const t = useT('scheme');
  const { params } = useScheme();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [isHere, setIsHere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useOperation(
    'searchSchemeCodes',
    { params, query: { q: asked, system, limit: 20 } },
    { enabled: asked !== '', staleTime: 60_000 },
  );
  const add = (code: string) => {
    if (code.trim() === '') return;
    setText('');
    setAsked('');
    onAdd(code.trim());
  };
  const isAnswered = asked === text.trim() && !found.isPlaceholderData;
  const codes = asked === '' || !isAnswered ? [] : (found.data?.codes ?? []);
  const label = t(system === 'dx' ? 'try.add.dx' : 'try.add.proc');
  return (
    <AutoComplete
      size="small"
      style={{ width: '100%' }}
      value={text}
      placeholder={label}
      aria-label={label}
      popupMatchSelectWidth={380}
      onSearch={setText}
      onSelect={(code: string) => add(code)}
      open={isHere && codes.length > 0}
      onFocus={() => setIsHere(true)}
      onBlur={() => setIsHere(false)}
      onInputKeyDown={(event) => {
        if (event.key === 'Enter' && codes.length === 0) add(text);
      }}
      options={codes.map(({ code, name }) => ({ value: code, label: <CodeText code={code} name={name} /> }))}
      data-testid={`try-add-${system}`}
    />
  );
}
