import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { DipDocument } from '../document.ts';
import { checkCodeMap } from './check/code-map.ts';
import { checkComplications } from './check/complications.ts';
import { checkGroups } from './check/groups.ts';
import { checkKinds } from './check/kinds.ts';
import type { DipCheck } from './check/look.ts';
import { checkSupplement } from './check/supplement.ts';
import { readDip } from './compile-dip.ts';

/** What is looked at, one line each. */
const CHECKS: readonly DipCheck[] = [checkKinds, checkGroups, checkSupplement, checkComplications, checkCodeMap];

/** What is wrong, or looks wrong, with a DIP scheme: errors refuse it; warnings are rows that can never count, or not as they seem to. */
export function checkDip(artifact: Artifact<DipDocument>): readonly Issue[] {
  const { parts, issues } = readDip(artifact);
  return [
    ...issues,
    ...CHECKS.flatMap((check) => check({ method: artifact.value.method, tables: artifact.tables, parts })),
  ];
}
