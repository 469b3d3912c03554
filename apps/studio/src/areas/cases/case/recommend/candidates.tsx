import { Button } from 'antd';
import { useState } from 'react';
import { points } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { CodeText } from '../../../../parts/index.ts';
import { useReasonText } from '../result/reason-text.ts';
import { toVerify, type Candidate, type Evidence, type Recommendations } from './evidence.ts';
import { Settled } from './settled.tsx';
import styles from './recommend.module.css';

const SHOWN = 8;

/** The other groups of a DIP scheme, in its order, each with what the record would have to show. */
export function Candidates({ answer }: { readonly answer: Recommendations }) {
  const t = useT('cases');
  const reason = useReasonText();
  const [all, setAll] = useState(false);
  const { candidates } = answer;
  if (candidates.length === 0)
    return (
      <p data-testid="recommend-none">
        {answer.reason === 'notOffered'
          ? t('recommend.notOffered')
          : answer.reason === undefined
            ? t('recommend.none')
            : reason(answer.reason)}
      </p>
    );
  const shown = all ? candidates : candidates.slice(0, SHOWN);
  return (
    <>
      <ol className={styles['list']}>
        {shown.map((one) => (
          <li key={one.position} aria-current={one.isNow}>
            <div className={styles['line']}>
              <CodeText code={one.group} name={one.name} />
              {one.isNow ? <strong>{t('recommend.now')}</strong> : null}
              <span className="cl-muted">
                {one.catalogue === undefined ? null : t(`dip.catalogue.${one.catalogue}` as 'dip.catalogue.core')}{' '}
                {one.score === undefined ? null : t('recommend.score', { n: points(one.score) })}
              </span>
            </div>
            <ToVerify candidate={one} />
            <Settled settled={one.settled} />
          </li>
        ))}
      </ol>
      {shown.length === candidates.length ? null : (
        <div>
          <Button size="small" type="link" onClick={() => setAll(true)}>
            {t('recommend.rest', { n: candidates.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  );
}

function ToVerify({ candidate }: { readonly candidate: Candidate }) {
  const t = useT('cases');
  const evidence = toVerify(candidate.missing);
  if (evidence.length === 0) return candidate.isNow ? null : <div className="cl-muted">{t('recommend.nothing')}</div>;
  const say = ({ ask, codes, of, kind = '' }: Evidence): string => {
    if (ask === 'kind') return t('recommend.kind', { kind });
    const more = of === undefined ? '' : ` ${t('recommend.more', { n: of })}`;
    return t(`recommend.${ask}`, { codes: `${codes.join(t('recommend.or'))}${more}` });
  };
  return (
    <div>
      {t('recommend.verify')}
      <ul className={styles['evidence']}>
        {evidence.map((one, index) => (
          <li key={index}>{say(one)}</li>
        ))}
      </ul>
    </div>
  );
}
