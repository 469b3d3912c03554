import { operators } from '@caseloom/rules';
import type { Rule } from '@caseloom/rules';
import { useMemo } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { readKnowledge, type RuleKnowledge } from '../rules/knowledge.ts';
import { useSentence } from '../rules/sentence/use-sentence.ts';

const COMPARING: ReadonlySet<string> = new Set(
  [...operators.values()].filter((one) => one.compare !== undefined).map((one) => one.id),
);

/** When a rule fires, in words. */
export function RuleSentence({ rule }: { readonly rule: Rule }) {
  const fields = useOperation('fields', {}, { staleTime: 300_000 });
  const schemas = useOperation('packSchemas', {}, { staleTime: 300_000 });
  const knowledge = useMemo(
    () =>
      fields.data === undefined || schemas.data === undefined
        ? undefined
        : readKnowledge(fields.data.fields, schemas.data.operators, COMPARING),
    [fields.data, schemas.data],
  );
  return knowledge === undefined ? null : <Said rule={rule} knowledge={knowledge} />;
}

function Said({ rule, knowledge }: { readonly rule: Rule; readonly knowledge: RuleKnowledge }) {
  const t = useT('tables');
  const say = useSentence(knowledge);
  return (
    <>
      {rule.appliesWhen === undefined
        ? null
        : t('template.applies', { condition: say(rule.appliesWhen, rule.forEach) })}
      {t('template.if', { condition: say(rule.conditions, rule.forEach) })}
    </>
  );
}
