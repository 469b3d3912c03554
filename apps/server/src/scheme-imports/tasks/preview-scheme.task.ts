import { defineTask } from '../../library/tasks/task.ts';
import { checkOfScheme } from '../../schemes/scheme-check.ts';
import { schemePlan } from './scheme-plan.ts';
import type { AskedImport } from './scheme-plan.ts';

const MOST_ISSUES = 2_000;

/** What an import would make of a draft, without making it. */
export const previewSchemeTask = defineTask({
  id: 'previewScheme',
  run: (state, { today, ...asked }: AskedImport & { readonly today: string }) => {
    const { imported, scheme, base, laid } = schemePlan(state, asked);
    const { issues } = imported;
    const parent = state.above.at(-1)?.manifest;
    return {
      artifact: scheme.id,
      family: scheme.value.family,
      counts: { ...imported.counts },
      sheets: imported.sheets.map(({ roles, usedColumns, unusedColumns, ...sheet }) => ({
        ...sheet,
        roles: [...roles],
        usedColumns: [...usedColumns],
        unusedColumns: [...unusedColumns],
      })),
      policies: [...imported.policies.keys()].filter((path) => path.endsWith('.json')),
      ...(base === undefined || parent === undefined
        ? {}
        : { base: { pack: `${parent.id}@${parent.version}`, artifact: base.artifact.id, share: base.share } }),
      differences: laid
        .filter(({ how }) => how === 'overlay')
        .map(({ kind, id, lists, head }) => ({
          artifact: `${kind}/${id}`,
          lists: lists.map((one) => ({ ...one })),
          head: head.map(({ path }) => path),
        })),
      size: {
        written: laid.reduce((sum, { size }) => sum + size.overlay, 0),
        full: laid.reduce((sum, { size }) => sum + size.full, 0),
      },
      report: checkOfScheme(scheme, state.resolved, { base: base?.artifact, today }).report,
      errors: issues.filter(({ severity }) => severity === 'error').length,
      warnings: issues.filter(({ severity }) => severity === 'warning').length,
      issues: issues.slice(0, MOST_ISSUES),
    };
  },
});
