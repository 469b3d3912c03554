import type { Issue } from '@caseloom/core';
import { nodeKind, type WorkflowEdge, type WorkflowGraph, type WorkflowNode } from '@caseloom/workflow';
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useLocal, useT } from '../../i18n/index.ts';
import { nodeViews, type NodeView } from '../../nodes/index.ts';
import { Labelled } from '../../nodes/labelled.tsx';
import { SeverityShape, useIssueText } from '../../parts/index.ts';
import { issuesById, waysShown } from './flow-elements.ts';
import * as edit from './graph-edits.ts';
import { Outline } from './outline.tsx';
import styles from './workflows.module.css';

interface Props {
  readonly graph: WorkflowGraph;
  readonly issues: readonly Issue[];
  readonly selected: readonly string[];
  readonly disabled: boolean;
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onChange: (graph: WorkflowGraph, mark?: string) => void;
}

/** What is chosen can be changed here; with nothing chosen, the outline of the whole and what the checks say. */
export function PropertiesPanel(props: Props) {
  const { graph, selected } = props;
  const node = selected.length === 1 ? graph.nodes.find((one) => one.id === selected[0]) : undefined;
  const edge = selected.length === 1 ? graph.edges.find((one) => one.id === selected[0]) : undefined;
  return (
    <aside className={styles['panel']} data-testid="properties">
      {node !== undefined ? (
        <NodeProperties key={node.id} node={node} {...props} />
      ) : edge !== undefined ? (
        <EdgeProperties key={edge.id} edge={edge} {...props} />
      ) : (
        <Whole {...props} />
      )}
    </aside>
  );
}

function Whole({ graph, issues, disabled, onSelect, onChange }: Props) {
  const t = useT('workflows');
  const text = useIssueText();
  const byId = issuesById(graph, issues);
  return (
    <>
      <TitleFields
        title={graph.title}
        disabled={disabled}
        onChange={(title, mark) => onChange({ ...graph, title }, mark)}
      />
      <section>
        <h3>{t('checks')}</h3>
        <ul className={styles['issues']} aria-live="polite">
          {issues.length === 0 ? (
            <li>
              <SeverityShape severity="pass" /> {t('checks.none')}
            </li>
          ) : null}
          {[...byId].flatMap(([id, list]) =>
            list.map((one, index) => (
              <li key={`${id} ${one.code} ${index}`}>
                <button type="button" onClick={() => onSelect(id === '' ? [] : [id])}>
                  <SeverityShape severity={one.severity === 'error' ? 'block' : 'warn'} /> {text(one)}
                </button>
              </li>
            )),
          )}
        </ul>
      </section>
      <section>
        <h3>{t('outline')}</h3>
        <Outline graph={graph} selected={[]} onSelect={onSelect} />
      </section>
    </>
  );
}

function NodeProperties({
  node,
  graph,
  issues,
  disabled,
  onSelect,
  onChange,
}: Props & { readonly node: WorkflowNode }) {
  const t = useT('workflows');
  const local = useLocal();
  const text = useIssueText();
  const view: NodeView = nodeViews[node.kind];
  const { icon: Icon, Properties } = view;
  const own = issuesById(graph, issues).get(node.id) ?? [];
  const ways = waysShown(node, graph.edges, view.ways?.(node.config) ?? []);
  const targets = graph.nodes
    .filter((one) => one.kind !== 'start')
    .map((one) => ({ value: one.id, label: local(one.title) }));
  const targetOf = (on: string | undefined) => graph.edges.find((edge) => edge.from === node.id && edge.on === on)?.to;
  const lead = (on: string | undefined, to: string | undefined) => {
    const edge = graph.edges.find((one) => one.from === node.id && one.on === on);
    if (edge === undefined) onChange(to === undefined ? graph : edit.connect(graph, node.id, to, on));
    else onChange(to === undefined ? edit.removeEdges(graph, [edge.id]) : edit.updateEdge(graph, edge.id, { to }));
  };
  return (
    <>
      <h3>
        <Icon /> {local(nodeKind(node.kind).title)}
        <span style={{ flex: 1 }} />
        {disabled ? null : (
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('remove')}
            onClick={() => (onChange(edit.removeNodes(graph, [node.id])), onSelect([]))}
            data-testid="remove-node"
          />
        )}
      </h3>
      <ul className={styles['issues']} aria-live="polite">
        {own.map((one, index) => (
          <li key={index}>
            <SeverityShape severity={one.severity === 'error' ? 'block' : 'warn'} /> {text(one)}
          </li>
        ))}
      </ul>
      <TitleFields
        title={node.title}
        disabled={disabled}
        onChange={(title, mark) => onChange(edit.updateNode(graph, node.id, { title }), `${node.id} ${mark}`)}
      />
      {Properties === undefined ? null : (
        <Properties
          config={node.config}
          disabled={disabled}
          onChange={(change, mark) => onChange(edit.configure(graph, node.id, change), `${node.id} ${mark}`)}
        />
      )}
      {node.kind === 'end' ? null : (
        <section style={{ display: 'flex', flexDirection: 'column', gap: 8 }}>
          <strong style={{ fontSize: 12 }}>{t('ways')}</strong>
          {[
            ...ways.map((way) => ({ on: way.on as string | undefined, title: local(way.title) })),
            { on: undefined, title: ways.length === 0 ? t('ways.only') : t('ways.rest') },
          ].map((way) => (
            <Labelled key={way.on ?? ''} label={way.title}>
              <Select
                allowClear
                disabled={disabled}
                style={{ width: '100%' }}
                placeholder={t('ways.nowhere')}
                value={targetOf(way.on) ?? null}
                onChange={(to: string | null | undefined) => lead(way.on, to ?? undefined)}
                options={targets}
              />
            </Labelled>
          ))}
        </section>
      )}
    </>
  );
}

function EdgeProperties({ edge, graph, disabled, onSelect, onChange }: Props & { readonly edge: WorkflowEdge }) {
  const t = useT('workflows');
  const local = useLocal();
  const from = graph.nodes.find((one) => one.id === edge.from);
  const to = graph.nodes.find((one) => one.id === edge.to);
  const view: NodeView | undefined = from === undefined ? undefined : nodeViews[from.kind];
  const outcomes = from === undefined ? [] : nodeKind(from.kind).outcomes(from.config as never);
  const titles = new Map(
    (from === undefined ? [] : (view?.ways?.(from.config) ?? [])).map((one) => [one.on, local(one.title)]),
  );
  return (
    <>
      <h3>
        {t('edge')}
        <span style={{ flex: 1 }} />
        {disabled ? null : (
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('remove')}
            onClick={() => (onChange(edit.removeEdges(graph, [edge.id])), onSelect([]))}
          />
        )}
      </h3>
      <p>
        {local(from?.title)} → {local(to?.title)}
      </p>
      <Labelled label={t('edge.on')}>
        <Select
          allowClear
          disabled={disabled}
          style={{ width: '100%' }}
          placeholder={t('ways.rest')}
          value={edge.on ?? null}
          onChange={(on: string | null | undefined) =>
            onChange(edit.updateEdge(graph, edge.id, { on: on ?? undefined }))
          }
          options={outcomes.map((one) => ({ value: one, label: titles.get(one) ?? one }))}
          data-testid="edge-on"
        />
      </Labelled>
      <Labelled label={t('edge.label')}>
        {(['zh', 'en'] as const).map((language) => (
          <Input
            key={language}
            disabled={disabled}
            value={edge.label?.[language] ?? ''}
            placeholder={t(`title.${language}`)}
            aria-label={`${t('edge.label')} ${t(`title.${language}`)}`}
            onChange={(event) => {
              const label = { zh: '', en: '', ...edge.label, [language]: event.target.value };
              onChange(
                edit.updateEdge(graph, edge.id, { label: label.zh === '' && label.en === '' ? undefined : label }),
                `${edge.id} label`,
              );
            }}
          />
        ))}
      </Labelled>
    </>
  );
}

function TitleFields({
  title,
  disabled,
  onChange,
}: {
  readonly title: WorkflowNode['title'];
  readonly disabled: boolean;
  readonly onChange: (title: WorkflowNode['title'], mark: string) => void;
}) {
  const t = useT('workflows');
  return (
    <>
      {(['zh', 'en'] as const).map((language) => (
        <Labelled key={language} label={t(`title.${language}`)}>
          <Input
            disabled={disabled}
            value={title[language]}
            onChange={(event) => onChange({ ...title, [language]: event.target.value }, `title ${language}`)}
            data-testid={`node-title-${language}`}
          />
        </Labelled>
      ))}
    </>
  );
}
