import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { useAction } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { CodeText, LayerBadge, ProblemNotice, SeverityShape } from '../../../parts/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import styles from '../artifacts/artifacts.module.css';
import { useWorkbench, type ElementView } from '../workbench/workbench-context.tsx';

interface TestCase {
  readonly id: string;
  readonly title?: string;
  readonly record?: unknown;
  readonly expect: {
    readonly fired?: readonly string[];
    readonly notFired?: readonly string[];
    readonly onlyFired?: boolean;
    readonly grouping?: Readonly<Record<string, unknown>>;
    readonly payment?: Readonly<Record<string, unknown>>;
  };
}
interface Line {
  readonly id: string;
  readonly test: TestCase;
  readonly layer: string;
}

/** The tests a pack carries: what each expects, and how it ended when they were last run here. */
export function TestsView({ view }: ArtifactViewProps) {
  const t = useT('packs');
  const { draft } = useWorkbench();
  const [q, setQ] = useState('');
  const run = useAction('testDraft', { invalidates: ['packTree'] });
  const results = new Map(run.data?.results.map((one) => [one.id, one]));
  const lines = linesOf(view).filter(
    (one) =>
      q.trim() === '' ||
      `${one.id} ${one.test.title ?? ''} ${expectText(one.test)}`.toLowerCase().includes(q.trim().toLowerCase()),
  );
  const resultOf = (line: Line) => results.get(`tests/${view.id}.json#${line.id}`) ?? results.get(line.id);
  return (
    <>
      <div className={styles['bar']}>
        <Input.Search
          allowClear
          placeholder={t('tests.search')}
          aria-label={t('tests.search')}
          style={{ width: 280 }}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        <span className={styles['count']}>{t('table.count', { count: lines.length })}</span>
        <span className={styles['gap']} />
        {draft === undefined ? null : (
          <Button
            loading={run.isPending}
            onClick={() => run.mutate({ params: { id: draft.id } })}
            data-testid="run-tests-here"
          >
            {t('strip.test')}
          </Button>
        )}
      </div>
      <ProblemNotice error={run.error} />
      <div className={styles['scroll']}>
        <Table<Line>
          size="small"
          rowKey="id"
          pagination={{ pageSize: 100, hideOnSinglePage: true, size: 'small' }}
          dataSource={lines}
          expandable={{
            expandedRowRender: (line) => <Details line={line} differences={resultOf(line)?.differences ?? []} />,
          }}
          columns={[
            {
              title: '',
              key: 'result',
              width: 40,
              render: (_, line) =>
                resultOf(line) === undefined ? null : (
                  <SeverityShape severity={resultOf(line)?.passed === true ? 'pass' : 'block'} />
                ),
            },
            { title: '', key: 'layer', width: 40, render: (_, line) => <LayerBadge layer={line.layer} /> },
            {
              title: t('tests.id'),
              dataIndex: 'id',
              width: 220,
              ellipsis: true,
              render: (id: string) => <CodeText code={id} />,
            },
            { title: t('tests.title'), key: 'title', ellipsis: true, render: (_, line) => line.test.title },
            { title: t('tests.expect'), key: 'expect', ellipsis: true, render: (_, line) => expectText(line.test) },
          ]}
        />
      </div>
    </>
  );
}

function linesOf(view: ArtifactViewProps['view']): readonly Line[] {
  const family = view.families.find((one) => one.path === 'cases');
  if (family !== undefined)
    return family.elements.map((one: ElementView) => ({
      id: one.id,
      test: one.value as TestCase,
      layer: one.provenance?.layer ?? view.layer,
    }));
  const { cases = [] } = view.value as { readonly cases?: readonly TestCase[] };
  return cases.map((test) => ({ id: test.id, test, layer: view.layer }));
}

function expectText({ expect }: TestCase): string {
  const parts = [
    ...(expect.fired ?? []).map((rule) => `+${rule}`),
    ...(expect.notFired ?? []).map((rule) => `−${rule}`),
    ...Object.entries({ ...expect.grouping, ...expect.payment }).map(
      ([name, value]) => `${name} = ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ),
  ];
  return parts.join(' · ');
}

function Details({ line, differences }: { readonly line: Line; readonly differences: readonly string[] }) {
  return (
    <>
      {differences.map((one) => (
        <p key={one}>
          <SeverityShape severity="block" /> <code>{one}</code>
        </p>
      ))}
      <pre style={{ maxHeight: 320, overflow: 'auto', fontSize: 12, margin: 0 }}>
        {JSON.stringify(line.test, undefined, 2)}
      </pre>
    </>
  );
}
