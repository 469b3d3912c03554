import { Table } from 'antd';
import { useT, useLocal } from '../../../i18n/index.ts';
import { CodeText, LayerBadge } from '../../../parts/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import styles from '../artifacts/artifacts.module.css';
import type { ElementView } from '../workbench/workbench-context.tsx';

interface Measure {
  readonly title: { readonly zh: string; readonly en: string };
  readonly domain: string;
  readonly formulaText: { readonly zh: string; readonly en: string };
  readonly unit: { readonly zh: string; readonly en: string };
  readonly population?: string;
  readonly numerator: { readonly aggregate: string; readonly expression: string };
  readonly denominator?: { readonly aggregate: string; readonly expression: string };
  readonly scale?: string;
  readonly warnBelow?: string;
  readonly warnAbove?: string;
  readonly target?: string;
  readonly source?: string;
}
const of = (element: ElementView): Measure => element.value as Measure;

/** The KPI definitions: what each counts, its limits, and the layer it comes from. */
export function MeasuresView({ view }: ArtifactViewProps) {
  const t = useT('packs');
  const local = useLocal();
  const elements = view.families.find((one) => one.path === 'measures')?.elements ?? [];
  return (
    <div className={styles['scroll']}>
      <Table<ElementView>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={elements}
        expandable={{ expandedRowRender: (element) => <Formula measure={of(element)} /> }}
        columns={[
          {
            title: '',
            key: 'layer',
            width: 40,
            render: (_, one) => <LayerBadge layer={one.provenance?.layer ?? view.layer} />,
          },
          {
            title: t('measures.title'),
            key: 'title',
            render: (_, one) =>
              one.disabled ? <del>{local(of(one).title)}</del> : <strong>{local(of(one).title)}</strong>,
          },
          { title: t('measures.id'), dataIndex: 'id', width: 200, render: (id: string) => <CodeText code={id} /> },
          { title: t('measures.domain'), key: 'domain', width: 120, render: (_, one) => of(one).domain },
          { title: t('measures.formula'), key: 'formula', render: (_, one) => local(of(one).formulaText) },
          { title: t('measures.unit'), key: 'unit', width: 80, render: (_, one) => local(of(one).unit) },
          { title: t('measures.limits'), key: 'limits', width: 160, render: (_, one) => limits(of(one)) },
        ]}
      />
    </div>
  );
}

function limits(measure: Measure): string {
  return [
    measure.warnBelow === undefined ? '' : `▲ < ${measure.warnBelow}`,
    measure.warnAbove === undefined ? '' : `▲ > ${measure.warnAbove}`,
    measure.target === undefined ? '' : `◎ ${measure.target}`,
  ]
    .filter((one) => one !== '')
    .join('  ');
}

function Formula({ measure }: { readonly measure: Measure }) {
  const t = useT('packs');
  const lines = [
    [t('measures.population'), measure.population ?? t('measures.everyCase')],
    [t('measures.numerator'), `${measure.numerator.aggregate} ( ${measure.numerator.expression} )`],
    [
      t('measures.denominator'),
      measure.denominator === undefined
        ? '—'
        : `${measure.denominator.aggregate} ( ${measure.denominator.expression} )`,
    ],
    [t('measures.scale'), measure.scale ?? '1'],
    [t('measures.source'), measure.source ?? '—'],
  ];
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '2px 16px', margin: 0 }}>
      {lines.map(([name, text]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className="cl-muted">{name}</dt>
          <dd style={{ margin: 0 }}>
            <code>{text}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}
