import { kinds } from '@caseloom/engine';
import { ARTIFACT_FAMILY, applyElementEdit, artifactFile, prettyJson } from '@caseloom/pack';
import type { ElementEdit, PackFiles, PackKindId, ResolvedPack } from '@caseloom/pack';
import { Refusal } from '../http/problem.ts';

export interface AskedEdit {
  readonly kind: string;
  readonly artifact: string;
  readonly family: string;
  readonly element: string;
  readonly action: 'save' | 'add' | 'disable' | 'restore' | 'delete';
  readonly value?: unknown;
  readonly reason?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** One edit of the studio in the pack's own files or its overlay. @throws CaseloomError; Refusal REASON_MISSING, INPUT_INVALID */
export function editElement(files: PackFiles, asked: AskedEdit, parents: ResolvedPack | undefined): PackFiles {
  const target = {
    kind: asked.kind as PackKindId,
    artifact: asked.artifact,
    id: asked.element,
    ...(asked.family.endsWith('.csv') ? { table: asked.family.slice(0, -4) } : { family: asked.family }),
  };
  return applyElementEdit(files, kinds, toEdit(target, asked), parents);
}

function toEdit(target: Pick<ElementEdit, 'kind' | 'artifact' | 'id'>, asked: AskedEdit): ElementEdit {
  switch (asked.action) {
    case 'save':
      return { ...target, action: 'set', value: objectOf(asked.value) };
    case 'add':
      return {
        ...target,
        action: 'add',
        value: objectOf(asked.value),
        ...(asked.before ? { before: asked.before } : {}),
        ...(asked.after ? { after: asked.after } : {}),
      };
    case 'delete':
      return { ...target, action: 'remove' };
    case 'restore':
      return { ...target, action: 'restore' };
    case 'disable':
      if (!asked.reason?.trim()) throw new Refusal(422, 'REASON_MISSING');
      return { ...target, action: 'disable', reason: asked.reason.trim() };
  }
}

/**
 * Saves an artifact as a whole. An own or a new one is written as it is; of an inherited one only what differs is written, element by
 * element, so that the next upgrade of the parent still reaches the rest.
 */
export function editArtifact(
  files: PackFiles,
  kindId: string,
  id: string,
  value: unknown,
  parents: ResolvedPack | undefined,
  now: ResolvedPack,
): PackFiles {
  const kind = kinds.get(kindId as PackKindId);
  if (!kind) throw new Refusal(404, 'ARTIFACT_UNKNOWN', { artifact: `${kindId}/${id}`.slice(0, 100) });
  const file = artifactFile(kind.kind, id);
  const wanted = objectOf(value);
  if (files.has(file) || !parents?.artifacts.get(kind.kind)?.has(id))
    return new Map([...files, [file, prettyJson(wanted)]]);
  let edited = applyElementEdit(
    files,
    kinds,
    { kind: kind.kind, artifact: id, family: ARTIFACT_FAMILY, id, action: 'set', value: wanted },
    parents,
  );
  const standing = now.artifacts.get(kind.kind)!.get(id)!.value;
  for (const family of kind.families) {
    const before = listAt(standing, family.path);
    const after = listAt(wanted, family.path);
    const target = { kind: kind.kind, artifact: id, family: family.path };
    const idOf = (one: Record<string, unknown>) => String(one[family.key]);
    const inherited = new Set(listAt(parents.artifacts.get(kind.kind)!.get(id)!.value, family.path).map(idOf));
    after.forEach((element, index) => {
      const previous = before.find((one) => idOf(one) === idOf(element));
      if (previous && JSON.stringify(previous) === JSON.stringify(element)) return;
      const place = family.ordered && index > 0 ? { after: idOf(after[index - 1]!) } : {};
      edited = applyElementEdit(
        edited,
        kinds,
        {
          ...target,
          id: idOf(element),
          ...(previous ? { action: 'set' } : { action: 'add', ...place }),
          value: element,
        } as ElementEdit,
        parents,
      );
    });
    for (const gone of before.filter((one) => !after.some((other) => idOf(other) === idOf(one)))) {
      const edit = inherited.has(idOf(gone))
        ? { action: 'disable' as const, reason: '在编辑器中移除 removed in the editor' }
        : { action: 'remove' as const };
      edited = applyElementEdit(edited, kinds, { ...target, id: idOf(gone), ...edit } as ElementEdit, parents);
    }
  }
  return edited;
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(400, 'INPUT_INVALID', { field: 'body.value', problem: 'expected object' });
  return value as Record<string, unknown>;
}

function listAt(value: unknown, path: string): Record<string, unknown>[] {
  let at: unknown = value;
  for (const key of path.split('.'))
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined;
  return Array.isArray(at) ? (at as Record<string, unknown>[]) : [];
}
