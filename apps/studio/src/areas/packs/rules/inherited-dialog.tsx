import { Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { useT, type TextKey } from '../../../i18n/index.ts';
import { useWorkbench, type ArtifactView, type ElementView } from '../workbench/workbench-context.tsx';
import { isObject } from './condition-edits.ts';
import { differences, type Difference } from './differences.ts';
import type { RuleKnowledge } from './knowledge.ts';
import styles from './rules.module.css';
import { useSentence } from './sentence/use-sentence.ts';

interface Props {
  readonly view: ArtifactView;
  readonly element: ElementView;
  readonly value: unknown;
  readonly knowledge: RuleKnowledge;
}

/** The rule one layer below, and what differs from it here: conditions as sentences, everything else member by member. */
export function InheritedDialog({ view, element, value, knowledge }: Props) {
  const t = useT('packs');
  const { tree } = useWorkbench();
  const [open, setOpen] = useState(false);
  const below = tree.layers.filter((one) => one.packId !== tree.pack.packId).at(-1);
  const source = below?.hash === undefined ? undefined : `hash:${below.hash}`;
  const base = useOperation(
    'packArtifact',
    { params: { source: source ?? '', kind: view.kind, artifact: view.id } },
    { enabled: open && source !== undefined },
  );
  const inherited = base.data?.families
    .find((one) => one.path === 'rules')
    ?.elements.find((one) => one.id === element.id);
  if (below === undefined || source === undefined) return null;
  return (
    <>
      <Button size="small" type="link" onClick={() => setOpen(true)} data-testid="show-inherited">
        {t('inherit.show')}
      </Button>
      <Modal
        open={open}
        title={t('inherit.title', { pack: below.packId, version: below.version ?? '' })}
        footer={null}
        onCancel={() => setOpen(false)}
        width={760}
      >
        {inherited === undefined ? (
          <p className="cl-muted">{base.isLoading ? '…' : t('inherit.none')}</p>
        ) : (
          <Comparison before={inherited.value} after={value} knowledge={knowledge} />
        )}
        <p>
          <Link to={`/packs/${source}/${view.kind}/${view.id}?element=${encodeURIComponent(element.id)}`}>
            {t('inherit.open')}
          </Link>
        </p>
      </Modal>
    </>
  );
}

function Comparison({
  before,
  after,
  knowledge,
}: {
  readonly before: unknown;
  readonly after: unknown;
  readonly knowledge: RuleKnowledge;
}) {
  const t = useT('packs');
  const say = useSentence(knowledge);
  const member = (value: unknown, name: string) => (isObject(value) ? value[name] : undefined);
  const conditions = (['appliesWhen', 'conditions'] as const).filter(
    (name) => differences(member(before, name), member(after, name)).length > 0,
  );
  const others = differences(before, after).filter((one) => !/^(conditions|appliesWhen)\b/.test(one.path));
  const sentenceOf = (rule: unknown, name: string): ReactNode => {
    const condition = member(rule, name);
    const item = member(rule, 'forEach');
    return condition === undefined ? '—' : say(condition, typeof item === 'string' ? item : undefined);
  };
  if (conditions.length + others.length === 0) return <p>{t('inherit.same')}</p>;
  return (
    <table className={styles['differences']} data-testid="inherited-differences">
      <thead>
        <tr>
          <th>{t('inherit.member')}</th>
          <th>{t('inherit.base')}</th>
          <th>{t('inherit.here')}</th>
        </tr>
      </thead>
      <tbody>
        {conditions.map((name) => (
          <tr key={name}>
            <td>{t(`rule.${name}`)}</td>
            <td>{sentenceOf(before, name)}</td>
            <td>{sentenceOf(after, name)}</td>
          </tr>
        ))}
        {others.map((one) => (
          <Line key={one.path} difference={one} />
        ))}
      </tbody>
    </table>
  );
}

const WORDS: Readonly<Record<string, TextKey<'packs'>>> = {
  title: 'rule.title',
  message: 'rule.message',
  severity: 'rule.severity',
  suggestion: 'rule.suggestion',
  field: 'rule.field',
  basis: 'rule.basis',
  category: 'rule.category',
  subcategory: 'rule.subcategory',
  deduction: 'rule.deduction',
  source: 'rule.source',
  stages: 'rule.stages',
  forEach: 'rule.forEach',
  priority: 'rule.priority',
};

function Line({ difference }: { readonly difference: Difference }) {
  const t = useT('packs');
  const tParts = useT('parts');
  const [name = '', language] = difference.path.replace(/^event\.params\./, '').split('.');
  const word = WORDS[name];
  const shown = (value: unknown): string => {
    if (value === undefined) return '—';
    if (name === 'severity' && (value === 'block' || value === 'error' || value === 'warn' || value === 'info'))
      return tParts(`severity.${value}`);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return (
    <tr>
      <td>
        {word === undefined ? <code>{difference.path}</code> : t(word)}
        {language === 'zh' || language === 'en' ? <span className="cl-muted"> {t(`language.${language}`)}</span> : null}
      </td>
      <td>{shown(difference.before)}</td>
      <td>{shown(difference.after)}</td>
    </tr>
  );
}
