import { useMemo } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { useLocal, useT } from '../../../../i18n/index.ts';
import { newestFirst } from '../../life-cycle.ts';
import { useWorkbench } from '../../workbench/workbench-context.tsx';
import { useSchemeAddress } from '../scheme-address.ts';
import { useScheme } from '../scheme-context.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The scheme to set beside this one: the address's, else the one that is most likely meant. */
export interface OtherScheme {
  readonly source: string;
  readonly scheme: string;
  /** By where they come from. */
  readonly packs: readonly { readonly label: string; readonly options: readonly Choice[] }[];
  readonly schemes: readonly Choice[];
  /** It is this very scheme. */
  readonly isSelf: boolean;
  readonly isReady: boolean;
}

/** Packs and versions with the schemes they have: of this pack, its parents, and all others. */
export function useOtherScheme(): OtherScheme {
  const t = useT('scheme');
  const local = useLocal();
  const { params } = useScheme();
  const { tree, draft, source: here } = useWorkbench();
  const { get } = useSchemeAddress();
  const listed = useOperation('listPacks', {}, { staleTime: 60_000 });
  const packs = useMemo(() => {
    const parents = new Set(tree.layers.map((one) => one.packId).filter((one) => one !== tree.pack.packId));
    const groups: Record<'own' | 'parent' | 'other', Choice[]> = { own: [], parent: [], other: [] };
    for (const pack of listed.data?.packs ?? []) {
      const group = pack.packId === tree.pack.packId ? 'own' : parents.has(pack.packId) ? 'parent' : 'other';
      const title = local(pack.title) || pack.packId;
      for (const one of pack.drafts)
        groups[group].push({
          value: `draft:${one.id}`,
          label: `${title} · ${t('compare.draft')} · ${one.author.name}`,
        });
      for (const one of pack.versions.toSorted((a, b) => newestFirst(a.version, b.version)))
        groups[group].push({ value: `hash:${one.hash}`, label: `${title} ${one.version}` });
    }
    return (['own', 'parent', 'other'] as const)
      .map((group) => ({ label: t(`compare.${group}`), options: groups[group] }))
      .filter((group) => group.options.length > 0);
  }, [listed.data, local, t, tree]);
  const base = listed.data?.packs
    .find((one) => one.packId === tree.pack.packId)
    ?.versions.find((one) => one.version === draft?.baseVersion);
  const parent = tree.layers.toReversed().find((one) => one.packId !== tree.pack.packId)?.hash;
  const usual = base !== undefined ? `hash:${base.hash}` : parent === undefined ? '' : `hash:${parent}`;
  const source = get('with') || usual || here;
  const other = useOperation(
    'packTree',
    { params: { source } },
    { enabled: listed.data !== undefined, staleTime: 60_000, keepPrevious: false },
  );
  const schemes = (other.data?.artifacts ?? [])
    .filter((one) => one.kind === 'grouping')
    .map((one) => ({ value: one.id, label: local(one.title) || one.id }));
  const asked = get('scheme');
  const scheme =
    [asked, params.artifact].find((one) => schemes.some(({ value }) => value === one)) ?? schemes[0]?.value ?? '';
  return {
    source,
    scheme,
    packs,
    schemes,
    isSelf: source === here && scheme === params.artifact,
    isReady: listed.data !== undefined && other.data !== undefined,
  };
}
