import { issue, type Issue, type Result, type Severity } from '@caseloom/core';
import type { Artifact, LocalText } from '@caseloom/pack';
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { expandRules } from './templates/index.ts';
import type { Rule, RuleSet } from './types.ts';

const reference = z.strictObject({
  name: z.string().min(1).optional(),
  priority: z.int().min(1).optional(),
  conditions: conditionSchema.refine((root) => !('fact' in root), 'the root has to be all, any, not or condition'),
  event: z.strictObject({ type: z.string().min(1), params: z.record(z.string(), z.json()).optional() }),
});

/**
 * Takes over an array of json-rules-engine rules as a set with `missing: reference`. Rules stay as they came, paths included; an id is added:
 * the name, or `rule-<number>`, made unique by a number behind it. The library knows no severities, so the set names one for all.
 * Issues: RULES_IMPORT_NOT_AN_ARRAY, RULES_IMPORT_INVALID with the path in the file.
 */
export function importReferenceRules(
  json: unknown,
  options: { readonly title: LocalText; readonly severity: Severity },
): Result<RuleSet> {
  if (!Array.isArray(json)) return { ok: false, issues: [issue('RULES_IMPORT_NOT_AN_ARRAY', '')] };
  const issues: Issue[] = [];
  const rules: Rule[] = [];
  const taken = new Set<string>();
  json.forEach((one: unknown, index) => {
    const parsed = reference.safeParse(one);
    if (!parsed.success) {
      for (const complaint of parsed.error.issues)
        issues.push(
          issue(
            'RULES_IMPORT_INVALID',
            `[${index}]${complaint.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')}`,
            { index: index + 1, reason: complaint.message },
          ),
        );
      return;
    }
    rules.push({ id: freeId(parsed.data.name ?? `rule-${index + 1}`, taken), ...(one as Omit<Rule, 'id'>) });
  });
  if (issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    issues: [],
    value: { title: options.title, missing: 'reference', severity: options.severity, rules },
  };
}

/** The rules of an imported set as the library reads them, exactly as they came; of a template with its table one document for each row. */
export function exportReferenceRules(set: RuleSet, tables: Artifact<RuleSet>['tables'] = {}): unknown[] {
  return [...expandRules({ value: set, tables })].map(({ id: _id, ...rule }) => rule);
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}
