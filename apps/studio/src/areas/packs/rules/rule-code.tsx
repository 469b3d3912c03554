import { useCallback, useMemo } from 'react';
import type { Asked } from '../../../editor/completion.ts';
import type { Marker, Suggestion } from '../../../editor/json-editor.tsx';
import { LazyJsonEditor } from '../../../editor/lazy-json-editor.tsx';
import { useLanguage, useT } from '../../../i18n/index.ts';
import { SeverityShape } from '../../../parts/index.ts';
import { parse } from '../artifacts/artifact-code.tsx';
import artifactStyles from '../artifacts/artifacts.module.css';
import { addressOf, type RuleKnowledge } from './knowledge.ts';

interface Props {
  readonly name: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly markers: readonly Marker[];
  readonly knowledge: RuleKnowledge;
  readonly schema: unknown;
  readonly onChange: (text: string) => void;
}

/** A rule as JSON: completed from the catalogue and the operators, checked by the schema and by the server's checks. */
export function RuleCode({ name, text, readOnly, markers, knowledge, schema, onChange }: Props) {
  const t = useT('packs');
  const english = useLanguage() === 'en';
  const suggest = useCallback((asked: Asked) => suggestions(asked, knowledge, english), [knowledge, english]);
  const editorSchema = useMemo(() => (schema === undefined ? undefined : { name: 'rule', schema }), [schema]);
  const broken = parse(text).error !== undefined;
  return (
    <>
      {broken ? (
        <p className={artifactStyles['note']} role="alert">
          <SeverityShape severity="block" /> {t('code.broken')}
        </p>
      ) : null}
      <div className={artifactStyles['code']}>
        <LazyJsonEditor
          name={name}
          label={t('code.label', { name })}
          text={text}
          readOnly={readOnly}
          markers={markers}
          suggest={suggest}
          onChange={onChange}
          {...(editorSchema === undefined ? {} : { schema: editorSchema })}
          testId="rule-json"
        />
      </div>
    </>
  );
}

export function suggestions(asked: Asked, knowledge: RuleKnowledge, english: boolean): readonly Suggestion[] {
  const word = (title: { readonly zh: string; readonly en: string }) => (english ? title.en : title.zh);
  if (asked.what === 'operator')
    return [...knowledge.operators.values()].map((one) => ({ text: one.id, detail: word(one.title) }));
  const fields = [...knowledge.fields.values()];
  if (asked.what === 'field')
    return fields.map((one) => ({ text: one.path, detail: word(one.title), about: one.type }));
  if (asked.what === 'fact') {
    const facts = new Map<string, string>();
    for (const one of fields) {
      const { fact, path } = addressOf(one.path, undefined);
      facts.set(fact, path === undefined ? word(one.title) : (facts.get(fact) ?? ''));
    }
    return [...facts, ['item', ''] as const].map(([text, detail]) => ({ text, detail }));
  }
  if (asked.what !== 'path') return [];
  const below = fields.flatMap((one) => {
    const address = addressOf(one.path, undefined);
    if (asked.fact === 'item')
      return one.path.includes('[].')
        ? [{ text: one.path.slice(one.path.indexOf('[].') + 3), detail: word(one.title), about: one.path }]
        : [];
    return address.fact === asked.fact && address.path !== undefined
      ? [{ text: address.path, detail: word(one.title), about: one.type }]
      : [];
  });
  return below.length > 0 || asked.fact !== undefined
    ? below
    : fields.map((one) => ({ text: addressOf(one.path, undefined).path ?? '', detail: word(one.title) }));
}
