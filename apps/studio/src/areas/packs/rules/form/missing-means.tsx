import { useLocal, useT } from '../../../../i18n/index.ts';
import { fieldAt, groupTitle, listTitle } from '../knowledge.ts';
import { useRuleEditing } from '../rule-editing.ts';
import { useRuleSet } from '../rule-set.ts';
import styles from '../rules.module.css';
import { fieldsRead } from '../fields-read.ts';

const SHOWN = 6;

/** What it means when a field that the rule reads is not there: the set says it for all its rules, so it is shown here and changed there. */
export function MissingMeans() {
  const t = useT('packs');
  const local = useLocal();
  const { rule, knowledge } = useRuleEditing();
  const { missing } = useRuleSet();
  const reads = fieldsRead(rule, knowledge);
  const names = reads
    .slice(0, SHOWN)
    .map((path) => local(fieldAt(knowledge, path)?.title ?? listTitle(knowledge, path) ?? groupTitle(path)) || path);
  return (
    <div className={styles['missing']} data-testid="missing-means">
      <span className="cl-muted">{t('missing.title')}</span>
      <span>
        {missing === 'reference' ? `◆ ${t('missing.reference')}` : `◌ ${t('missing.unknown')}`}{' '}
        <span className="cl-muted">
          {reads.length === 0
            ? ''
            : t('missing.fields', {
                fields: names.join(t('sentence.comma')),
                more: reads.length > SHOWN ? ` +${reads.length - SHOWN}` : '',
              })}
        </span>
      </span>
    </div>
  );
}
