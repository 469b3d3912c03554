import { useEffect, useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { Loading } from '../../../parts/index.ts';

/** While the scheme is compared and every group is looked for a record: what is done, and for how long already. */
export function AnalysisRunning() {
  const t = useT('scheme-import');
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div data-testid="scheme-analysis">
      <p>
        <span role="status">{t('previewing')}</span>{' '}
        <span className="cl-muted">{t('seconds', { count: seconds })}</span>
      </p>
      <Loading rows={8} />
    </div>
  );
}
