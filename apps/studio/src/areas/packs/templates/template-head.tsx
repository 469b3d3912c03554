import { operators, type RuleTemplate } from '@caseloom/rules';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { LIST_TITLES, readKnowledge, type RuleKnowledge } from '../rules/knowledge.ts';
import { useSentence } from '../rules/sentence/use-sentence.ts';
import styles from './templates.module.css';

const COMPARING: ReadonlySet<string> = new Set(
  [...operators.values()].filter((one) => one.compare !== undefined).map((one) => one.id),
);

/** The template in a sentence, its columns named where the cells are filled in. */
export function TemplateHead({ template }: { readonly template: RuleTemplate }) {
  const t = useT('tables');
  const [search] = useSearchParams();
  const schemas = useOperation('packSchemas', {}, { staleTime: 300_000 });
  const fields = useOperation('fields', {}, { staleTime: 300_000 });
  const knowledge = useMemo(
    () =>
      schemas.data === undefined || fields.data === undefined
        ? undefined
        : readKnowledge(fields.data.fields, schemas.data.operators, COMPARING),
    [schemas.data, fields.data],
  );
  const code = new URLSearchParams(search);
  code.set('as', 'json');
  return (
    <div className={styles['head']} data-testid="template-head">
      <div className={styles['sentence']}>
        {knowledge === undefined ? null : <Sentence template={template} knowledge={knowledge} />}
      </div>
      <div className={styles['about']}>
        {t('template.about')} <Link to={`?${code}`}>{t('template.edit')}</Link>
      </div>
    </div>
  );
}

function Sentence({ template, knowledge }: { readonly template: RuleTemplate; readonly knowledge: RuleKnowledge }) {
  const t = useT('tables');
  const local = useLocal();
  const say = useSentence(knowledge);
  const { rule, columns } = template;
  const title = (name: string) => `【${local(columns.find((column) => column.name === name)?.title) || name}】`;
  const named = (text: string) => text.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (_, name: string) => title(name));
  return (
    <>
      {rule.forEach === undefined
        ? null
        : t('template.forEach', { list: local(LIST_TITLES[rule.forEach]) || rule.forEach })}
      {rule.appliesWhen === undefined
        ? null
        : named(t('template.applies', { condition: say(rule.appliesWhen, rule.forEach) }))}
      {named(t('template.if', { condition: say(rule.conditions, rule.forEach) }))}
    </>
  );
}
