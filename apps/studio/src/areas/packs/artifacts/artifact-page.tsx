import { Segmented } from 'antd';
import { Suspense, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { CodeText, LayerBadge, Loading, ProblemNotice } from '../../../parts/index.ts';
import { elementPlace, issuePlace } from '../workbench/issue-place.ts';
import { useWorkbench, type ArtifactView } from '../workbench/workbench-context.tsx';
import { artifactKindViews } from './artifact-kind-views.ts';
import { ArtifactCode } from './artifact-code.tsx';
import styles from './artifacts.module.css';

/** The open artifact: its own view, and the JSON it is stored as. */
export function ArtifactPage({ kind, artifact }: { readonly kind: string; readonly artifact: string }) {
  const t = useT('packs');
  const { source, tree } = useWorkbench();
  const [search, setSearch] = useSearchParams();
  const found = useOperation('packArtifact', { params: { source, kind, artifact } }, { keepPrevious: false });
  const node = tree.artifacts.find((one) => one.kind === kind && one.id === artifact);
  useIssueLookup(found.data);
  if (found.data === undefined)
    return found.error === null ? (
      <Loading rows={10} />
    ) : (
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    );
  const View = artifactKindViews[kind];
  const code = View === undefined || search.get('as') === 'json';
  const show = (as: string) => {
    const next = new URLSearchParams(search);
    if (as === 'json') next.set('as', 'json');
    else next.delete('as');
    setSearch(next, { replace: true });
  };
  const inElement = search.get('element') !== null && kind === 'rules';
  return (
    <>
      {inElement ? null : (
        <div className={styles['head']}>
          <LayerBadge layer={found.data.layer} />
          <Title node={node} artifact={artifact} />
          <span className={styles['gap']} />
          {View === undefined ? null : (
            <Segmented
              size="small"
              value={code ? 'json' : 'view'}
              onChange={show}
              options={[
                { value: 'view', label: t('view.view') },
                { value: 'json', label: t('view.json') },
              ]}
            />
          )}
        </div>
      )}
      <Suspense fallback={<Loading rows={8} />}>
        {code ? <ArtifactCode view={found.data} /> : <View view={found.data} />}
      </Suspense>
    </>
  );
}

function Title({
  node,
  artifact,
}: {
  readonly node: { readonly title: { readonly zh: string; readonly en: string } } | undefined;
  readonly artifact: string;
}) {
  const local = useLocal();
  const title = local(node?.title);
  return (
    <h2 className={styles['title']}>
      {title || artifact} <CodeText code={title === '' ? '' : artifact} />
    </h2>
  );
}

/** An issue names a place in a file; once the artifact is there, the address becomes that of the element. */
function useIssueLookup(view: ArtifactView | undefined): void {
  const [search, setSearch] = useSearchParams();
  const issue = search.get('issue');
  useEffect(() => {
    if (issue === null || view === undefined) return;
    const element = elementOf(issue, view);
    const next = new URLSearchParams(search);
    next.delete('issue');
    if (element === undefined) next.delete('element');
    else next.set('element', element);
    setSearch(next, { replace: true });
  }, [issue, view, search, setSearch]);
}

function elementOf(issue: string, view: ArtifactView): string | undefined {
  const place = issuePlace(issue);
  if (place === undefined) return undefined;
  const all = view.families.flatMap((one) => one.elements);
  if (place.operation !== undefined) return all.find((one) => one.provenance?.address === place.operation)?.id;
  const at = elementPlace(
    place.path,
    view.families.map((one) => one.path),
  );
  return view.families.find((one) => one.path === at?.family)?.elements.filter((one) => !one.disabled)[at?.index ?? -1]
    ?.id;
}
