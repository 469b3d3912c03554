import { ReadableWhenDisabled } from '../../readable.tsx';
import { useT } from '../../../../i18n/index.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';
import { ConditionsSection } from './conditions-section.tsx';
import { FindingSection } from './finding-section.tsx';
import { MetadataSection } from './metadata-section.tsx';
import { otherMembers } from './params.ts';

/** A rule as a form. What has no field here is listed at the end as it is, never dropped. */
export function RuleForm() {
  const t = useT('packs');
  const { rule, fromTemplate } = useRuleEditing();
  const others = otherMembers(rule);
  return (
    <ReadableWhenDisabled>
      <div className={styles['form']} data-testid="rule-form">
        {fromTemplate ? <p className="cl-muted">◌ {t('template.expanded')}</p> : null}
        <ConditionsSection />
        <FindingSection />
        <MetadataSection />
        {others.length === 0 ? null : (
          <section>
            <h3>{t('rule.others')}</h3>
            <p className="cl-muted">{t('rule.others.about')}</p>
            {others.map(([name, one]) => (
              <p key={name}>
                <code>{name}</code> <code className="cl-muted">{JSON.stringify(one)}</code>
              </p>
            ))}
          </section>
        )}
      </div>
    </ReadableWhenDisabled>
  );
}
