import type { Issue } from '@caseloom/core';
import { checkSchema, formatPath } from '@caseloom/pack';
import { isFactField } from '@caseloom/record';
import { compileRules, ruleSchema, type Condition, type Rule, type RuleEnvironment } from '@caseloom/rules';
import type { RuleSetInfo } from '../rule-set.ts';
import { ruleNames } from './names.ts';

/** A complaint about a rule; `path` is inside the rule: `conditions.all[0].operator`. */
export type RuleIssue = Pick<Issue, 'code' | 'severity' | 'path' | 'args' | 'span'> & { readonly cause?: Issue };

/**
 * Checks one rule as the server does when it compiles the pack, without the contents of code tables: ids of value sets and maps are checked, what
 * stands in them is not. Unknown systems and parameters are left to the server, which has the tables.
 * @param codes ids of the pack's value sets, code tables and maps
 */
export function checkRule(rule: unknown, set: RuleSetInfo, codes: ReadonlySet<string>): readonly RuleIssue[] {
  const shaped = checkSchema(ruleSchema, rule, { address: (path) => formatPath(path as (string | number)[]) });
  if (shaped.issues.length > 0) return shaped.issues;
  const { issues } = compileRules(
    [
      {
        kind: 'rules',
        id: set.id,
        value: {
          title: { zh: '', en: '' },
          missing: set.missing,
          conditions: set.conditions as Readonly<Record<string, Condition>>,
          rules: [rule as Rule],
          ...(set.severity === undefined ? {} : { severity: set.severity as 'warn' }),
        },
        tables: {},
      },
    ],
    environment(codes),
  );
  const start = `rules/${set.id}.json#rules[0]`;
  return issues
    .filter((one) => one.path.startsWith(start))
    .map(({ code, severity, path, args, span, cause }) => ({
      code,
      severity,
      args,
      path: path.slice(start.length).replace(/^\./, ''),
      ...(span === undefined ? {} : { span }),
      ...(cause === undefined ? {} : { cause }),
    }));
}

function environment(codes: ReadonlySet<string>): RuleEnvironment {
  const sample = { has: () => true, size: 1, sample: true };
  return {
    codeSet: (name) => (codes.has(name) ? sample : undefined),
    codeTable: (system) => ({ system, ...sample, get: () => undefined }),
    parameter: () => '0',
    hasField: isFactField,
    names: ruleNames,
  };
}
