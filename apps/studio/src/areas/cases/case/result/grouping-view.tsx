import { number, points } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { CodeText, Money, SeverityShape } from '../../../../parts/index.ts';
import { PathView } from './path-view.tsx';
import { pathCodes, type GroupingResult } from './path-story.ts';
import { useReasonText, useWord } from './reason-text.ts';
import { VisitGroups } from './visit-groups.tsx';
import styles from './result.module.css';

/** Where the case was grouped and the whole way there. */
export function GroupingView({ grouping }: { readonly grouping: GroupingResult }) {
  const t = useT('cases');
  const reason = useReasonText();
  const word = useWord();
  return (
    <section className={styles['block']} data-testid="grouping">
      <h3>{t('group.title')}</h3>
      <div className={styles['headline']}>
        {pathCodes(grouping).map((code, index) => (
          <span key={code}>
            {index === 0 ? null : <span className="cl-muted"> → </span>}
            <CodeText code={code} />
          </span>
        ))}
        <span>{grouping.status === 'grouped' ? grouping.name : t(`status.${grouping.status}`)}</span>
        {grouping.reason === undefined ? null : <span className="cl-muted">{reason(grouping.reason)}</span>}
      </div>
      <dl className={styles['facts']}>
        <Fact name={t('group.weight')} value={points(grouping.weight)} />
        <Fact
          name={t('group.meanCharge')}
          value={grouping.meanCharge === undefined ? '' : <Money value={grouping.meanCharge} />}
        />
        <Fact name={t('group.meanLos')} value={number(grouping.meanLosDays)} />
        <Fact name={t('group.risk')} value={word(`risk.${grouping.riskLevel ?? ''}`) ?? grouping.riskLevel ?? ''} />
        {grouping.dip === undefined ? null : (
          <>
            <Fact name={t('dip.catalogue')} value={t(`dip.catalogue.${grouping.dip.catalogue}`)} />
            <Fact name={t('dip.score')} value={points(grouping.dip.score)} />
            <Fact name={t('dip.procedures')} value={grouping.dip.matchedProcedures.join('、')} />
            <Fact
              name={t('dip.auxiliary')}
              value={
                grouping.dip.auxiliaryFactor === undefined
                  ? ''
                  : `${grouping.dip.auxiliaryLevel ?? ''} × ${grouping.dip.auxiliaryFactor}`
              }
            />
          </>
        )}
        <Fact name={t('group.kind')} value={grouping.primaryCare === true ? t('group.primaryCare') : ''} />
        <Fact name={t('group.scheme')} value={grouping.scheme} />
      </dl>
      {grouping.complications.length === 0 ? null : (
        <ul className={styles['complications']} data-testid="complications">
          {grouping.complications.map((one) => (
            <li key={`${one.code} ${one.level}`}>
              <SeverityShape severity={one.excludedBy === undefined ? 'pass' : 'info'} /> <CodeText code={one.code} />{' '}
              {one.level.toUpperCase()}{' '}
              {one.excludedBy === undefined ? t('cc.counted') : t('cc.excluded', { by: one.excludedBy })}
            </li>
          ))}
        </ul>
      )}
      {grouping.apg === undefined ? null : <VisitGroups visit={grouping.apg} />}
      <PathView trace={grouping.trace} />
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  if (value === '' || value === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
