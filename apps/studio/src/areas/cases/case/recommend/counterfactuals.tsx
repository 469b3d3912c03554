import { useT } from '../../../../i18n/index.ts';
import { byQuestion, type Recommendations } from './evidence.ts';
import { Settled } from './settled.tsx';
import styles from './recommend.module.css';

type Counterfactual = Recommendations['counterfactuals'][number];

/** Diagnoses that the group rests on, and what the choice of the principal one decides: each a reason to look into the record. */
export function Counterfactuals({ answer }: { readonly answer: Recommendations }) {
  const t = useT('cases');
  const { without, principal } = byQuestion(answer.counterfactuals);
  return (
    <>
      {without.length === 0 ? null : (
        <>
          <h4>{t('recommend.rests')}</h4>
          <Changes changes={without} text="recommend.without" />
        </>
      )}
      {principal.length === 0 ? null : (
        <>
          <h4>{t('recommend.principals')}</h4>
          <Changes changes={principal} text="recommend.principal" />
        </>
      )}
    </>
  );
}

function Changes({
  changes,
  text,
}: {
  readonly changes: readonly Counterfactual[];
  readonly text: 'recommend.without' | 'recommend.principal';
}) {
  const t = useT('cases');
  const group = ({ status, group: code, name = '' }: Counterfactual): string =>
    status === 'grouped' ? `${code} ${name}`.trim() : t(`status.${status}` as 'status.ungrouped');
  return (
    <ul className={styles['list']} data-testid={text}>
      {changes.map((one) => (
        <li key={`${one.kind} ${one.index}`}>
          <div>{t(text, { code: `${one.diagnosis.code} ${one.diagnosis.name ?? ''}`.trim(), group: group(one) })}</div>
          <Settled settled={one.settled} />
        </li>
      ))}
    </ul>
  );
}
