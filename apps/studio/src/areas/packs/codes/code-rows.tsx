import { useMemo } from 'react';
import { useT } from '../../../i18n/index.ts';
import type { GridColumn } from '../../../grid/grid-types.ts';
import { Loading, ProblemNotice } from '../../../parts/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import { RowsEditor } from '../templates/rows-editor.tsx';
import { useAllRows } from '../tables/use-all-rows.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';

/** A code whose members are all texts. */
export type PlainCode = Readonly<Record<string, string>> & { readonly code: string };

export function isPlain(codes: readonly Readonly<Record<string, unknown>>[]): boolean {
  return codes.every((one) => Object.values(one).every((value) => typeof value === 'string'));
}

const NAMED = ['code', 'zh', 'en', 'name', 'pinyin', 'from', 'to'] as const;
const isNamed = (name: string): name is (typeof NAMED)[number] => (NAMED as readonly string[]).includes(name);
const WIDE: ReadonlySet<string> = new Set(['zh', 'en', 'name', 'note', 'about']);

function useCodeColumns(names: readonly string[]): readonly GridColumn[] {
  const t = useT('packs');
  return useMemo(
    () =>
      names.map((name): GridColumn => ({
        id: name,
        title: isNamed(name) ? t(`column.${name}`) : name,
        width: WIDE.has(name) ? 260 : 140,
        code: !WIDE.has(name),
      })),
    [names, t],
  );
}

/** A long table of codes, or a map between two lists, in the grid. */
export function CodeRows({ view, table }: ArtifactViewProps & { readonly table: string }) {
  const { source } = useWorkbench();
  const { loaded, error } = useAllRows({ source, kind: 'codes', artifact: view.id, table }, '', 0);
  const columns = useCodeColumns(loaded?.columns ?? NONE);
  const list = useMemo(() => ({ table }), [table]);
  if (loaded === undefined) return error === undefined ? <Loading rows={8} /> : <ProblemNotice error={error} />;
  return <RowsEditor view={view} list={list} loaded={loaded} columns={columns} />;
}

const NONE: readonly string[] = [];
const CODES = { family: 'codes' };

/** Codes that are written in the artifact itself, in the grid. */
export function CodeElements({ view, codes }: ArtifactViewProps & { readonly codes: readonly PlainCode[] }) {
  const names = useMemo(() => {
    const found = new Set(['code', 'zh', 'en']);
    for (const code of codes) for (const name of Object.keys(code)) found.add(name);
    return [...found];
  }, [codes]);
  const { tree } = useWorkbench();
  const columns = useCodeColumns(names);
  const loaded = useMemo(
    () => ({
      columns: names,
      key: ['code'],
      ordered: false,
      own: view.own,
      total: codes.length,
      matched: codes.length,
      rows: codes.map((code) => names.map((name) => code[name] ?? '')),
      says: new Map(
        view.families
          .filter(({ path }) => path === CODES.family)
          .flatMap(({ elements }) => elements)
          .filter(({ provenance }) => provenance?.packId === tree.pack.packId)
          .map(({ id, provenance }): [string, string] => [id, provenance!.op]),
      ),
    }),
    [names, codes, view.own, view.families, tree.pack.packId],
  );
  return <RowsEditor view={view} list={CODES} loaded={loaded} columns={columns} />;
}
