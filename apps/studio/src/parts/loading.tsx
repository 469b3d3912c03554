import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/index.ts';
import styles from './parts.module.css';

/** A skeleton that appears only when the answer takes longer than 300 ms. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const t = useT('parts');
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles['skeleton']} aria-busy="true" aria-label={t('loading')}>
      {shown ? <Skeleton active title={false} paragraph={{ rows }} /> : null}
    </div>
  );
}
