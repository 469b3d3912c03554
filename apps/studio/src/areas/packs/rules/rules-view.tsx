import { operators, type RuleSet } from '@caseloom/rules';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useT } from '../../../i18n/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import { useOperation } from '../../../api/hooks.ts';
import { EmptyState, Loading, ProblemNotice } from '../../../parts/index.ts';
import { readKnowledge } from './knowledge.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleList } from './rule-list.tsx';
import { TemplateRule } from './template/template-rule.tsx';

/** Operators whose value may be another field. */
const COMPARING: ReadonlySet<string> = new Set(
  [...operators.values()].filter((one) => one.compare !== undefined).map((one) => one.id),
);

/** The rules of a set: the list, or the one that is open. */
export function RulesView({ view }: ArtifactViewProps) {
  const t = useT('packs');
  const [search] = useSearchParams();
  const open = search.get('element');
  const schemas = useOperation('packSchemas', {}, { staleTime: 300_000 });
  const fields = useOperation('fields', {}, { staleTime: 300_000 });
  const knowledge = useMemo(
    () =>
      schemas.data === undefined || fields.data === undefined
        ? undefined
        : readKnowledge(fields.data.fields, schemas.data.operators, COMPARING),
    [schemas.data, fields.data],
  );
  if (open === null) return <RuleList view={view} />;
  const family = view.families.find((one) => one.path === 'rules');
  const element = family?.elements.find((one) => one.id === open);
  const { template } = view.value as Partial<RuleSet>;
  if (element === undefined && template === undefined)
    return <EmptyState title={t('rule.missing', { id: open })}>{t('rule.missing.text')}</EmptyState>;
  if (knowledge === undefined || schemas.data === undefined)
    return schemas.error === null ? (
      <Loading rows={10} />
    ) : (
      <ProblemNotice error={schemas.error} onRetry={() => void schemas.refetch()} />
    );
  const shared = { view, knowledge, schema: schemas.data.elements['rules/rules'] };
  if (element === undefined)
    return template === undefined ? null : <TemplateRule key={open} {...shared} id={open} template={template} />;
  return <RuleEditor key={open} {...shared} element={element} />;
}
