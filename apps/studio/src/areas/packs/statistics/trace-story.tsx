import { operators, type RuleExplanation } from '@caseloom/rules';
import { useMemo } from 'react';
import { useLocal, useT } from '../../../i18n/index.ts';
import { useFieldName, useValueText } from '../../cases/case/findings/labels.ts';
import { itemOf, storyOf, type StoryWords } from '../../cases/case/findings/rule-story.ts';
import styles from './statistics.module.css';

/** How a rule came to what it said: its conditions one under another, each with the value it read. */
export function TraceStory({ trace }: { readonly trace: Partial<RuleExplanation> }) {
  const t = useT('cases');
  const local = useLocal();
  const field = useFieldName();
  const value = useValueText();
  const words = useMemo<StoryWords>(() => {
    const titles = new Map<string, { zh: string; en: string }>(
      [...operators.values()].map((one) => [one.id, one.title]),
    );
    return { field, value, operator: (id) => local(titles.get(id)) || id };
  }, [field, value, local]);
  const lines = (trace.instances ?? [])
    .filter((one) => one.outcome === 'fired')
    .slice(0, 5)
    .flatMap((one) => storyOf(one.conditions, words, itemOf(one, undefined), one.firstReason));
  return (
    <ul className={styles['story']}>
      {lines.map((line, index) => (
        <li key={index} style={{ paddingInlineStart: line.depth * 16 }}>
          <span aria-hidden="true">{line.result === true ? '✓' : line.result === false ? '✕' : '?'}</span>{' '}
          {line.kind === 'test' ? line.text : `${line.text === '' ? '' : `${line.text}：`}${t(`why.${line.kind}`)}`}
          {line.read === undefined ? null : <span className="cl-muted"> {t('why.read', { value: line.read })}</span>}
        </li>
      ))}
    </ul>
  );
}
