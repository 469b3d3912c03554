import { issue, type Issue } from '@caseloom/core';
import { addressInResolved } from './resolved-address.ts';
import type { CheckContext, KindRegistry, ResolvedPack } from './types.ts';

/**
 * Runs every kind's own checks on a resolved pack; their relative paths become addresses. A check that throws is itself a finding
 * (PACK_CHECK_FAILED) and the others still run. Implements PACK-19.
 */
export function checkPack(resolved: ResolvedPack, registry: KindRegistry): Issue[] {
  const context: CheckContext = { artifacts: (kind) => [...(resolved.artifacts.get(kind)?.values() ?? [])] };
  const issues: Issue[] = [];
  for (const [id, kind] of registry) {
    for (const artifact of resolved.artifacts.get(id)?.values() ?? []) {
      const locate = (path: string): string => addressInResolved(resolved, registry, id, artifact.id, path);
      try {
        for (const one of kind.check?.(artifact, context) ?? []) issues.push({ ...one, path: locate(one.path) });
      } catch (error) {
        issues.push(
          issue('PACK_CHECK_FAILED', locate(''), {
            artifact: `${id}/${artifact.id}`,
            message: error instanceof Error ? error.message : String(error),
          }),
        );
      }
    }
  }
  return issues;
}
