import { useLocal, useT } from '../../../../i18n/index.ts';
import { SeverityTag } from '../../../../parts/index.ts';
import { ReadableWhenDisabled } from '../../readable.tsx';
import { isObject } from '../condition-edits.ts';
import { paramsOf, withParam } from '../form/params.ts';
import { fieldAt, listTitle } from '../knowledge.ts';
import { PathPicker } from '../field-picker.tsx';
import { useRuleEditing } from '../rule-editing.ts';
import { useRuleSet } from '../rule-set.ts';
import { SeverityPicker } from '../severity-picker.tsx';
import styles from './sentence.module.css';
import { AddPhrase } from './add-phrase.tsx';
import { PhraseButton } from './phrase-button.tsx';
import { PhraseView } from './phrase-view.tsx';
import { phraseOf } from './phrases.ts';
import { useSentenceWords } from './use-sentence.ts';

type Severity = 'block' | 'error' | 'warn' | 'info';

/** The rule as sentences to read and, phrase by phrase, to change: what is clicked opens the editor that the form has for it. */
export function SentenceView() {
  const t = useT('packs');
  const local = useLocal();
  const words = useSentenceWords();
  const { rule, knowledge, disabled, fromTemplate, change } = useRuleEditing();
  const set = useRuleSet();
  const item = typeof rule['forEach'] === 'string' ? rule['forEach'] : undefined;
  const own = paramsOf(rule);
  const title = isObject(own['title']) ? local(own['title'] as { zh: string; en: string }) : '';
  const severity = (typeof own['severity'] === 'string' ? own['severity'] : (set.severity ?? '')) as Severity | '';
  const field = typeof own['field'] === 'string' ? own['field'] : undefined;
  const from = typeof own['validFrom'] === 'string' ? own['validFrom'] : undefined;
  const to = typeof own['validTo'] === 'string' ? own['validTo'] : undefined;
  const condition = (key: 'conditions' | 'appliesWhen') => {
    const phrase = phraseOf(rule[key], [key], knowledge, words, item);
    return (
      <>
        <PhraseView phrase={phrase} />
        {phrase.is === 'group' ? null : <AddPhrase at={[key]} />}
      </>
    );
  };
  return (
    <ReadableWhenDisabled>
      <div className={styles['page']} data-testid="rule-sentences">
        <p className="cl-muted">
          {t(fromTemplate ? 'template.expanded' : disabled ? 'sentence.about.read' : 'sentence.about')}
        </p>
        {from === undefined && to === undefined ? null : (
          <p>{t('sentence.valid', { from: from ?? '…', to: to ?? '…' })}</p>
        )}
        {item === undefined ? null : (
          <p>{t('sentence.forEach', { list: local(listTitle(knowledge, item)) || item })}</p>
        )}
        {rule['appliesWhen'] === undefined ? null : (
          <section>
            <strong>{t('sentence.appliesHead')}</strong>
            {condition('appliesWhen')}
          </section>
        )}
        <section>
          <strong>{t('sentence.ifHead')}</strong>
          {rule['conditions'] === undefined ? <p>▲ {t('condition.absent')}</p> : condition('conditions')}
        </section>
        <section className={styles['then']}>
          <strong>{t('sentence.thenHead')}</strong>{' '}
          <PhraseButton
            label={t('rule.severity')}
            text={severity === '' ? '…' : <SeverityTag severity={severity} />}
            kind="value"
            editor={
              <SeverityPicker
                value={severity}
                disabled={disabled}
                onChange={(next) => change(withParam(rule, 'severity', next), 'severity')}
              />
            }
          />{' '}
          {title === '' ? null : <q>{title}</q>} {t('sentence.at')}{' '}
          <PhraseButton
            label={t('rule.field')}
            text={field === undefined ? '…' : local(fieldAt(knowledge, field)?.title) || field}
            kind="field"
            editor={
              <PathPicker
                knowledge={knowledge}
                value={field}
                disabled={disabled}
                onChange={(next) => change(withParam(rule, 'field', next), 'field')}
              />
            }
          />
        </section>
        <p className="cl-muted">
          {set.missing === 'reference' ? `◆ ${t('missing.reference')}` : `◌ ${t('missing.unknown')}`}
        </p>
      </div>
    </ReadableWhenDisabled>
  );
}
