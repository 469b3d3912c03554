import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { switchLanguage, useLanguage, useT } from '../../i18n/index.ts';
import styles from './sign-in.module.css';

/** The page around sign-in: the name on woven cloth, the form beside it. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const t = useT('sign-in');
  const language = useLanguage();
  return (
    <div className={styles['page']}>
      <aside className={styles['cloth']}>
        <Cloth />
        <div className={styles['name']}>
          经纬 <small>Caseloom</small>
        </div>
        <div className={styles['lead']}>{t('lead')}</div>
      </aside>
      <div className={styles['side']}>
        <Button
          type="text"
          className={styles['language'] ?? ''}
          icon={<GlobalOutlined />}
          data-testid="language"
          onClick={() => void switchLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          {language === 'en' ? '中文' : 'English'}
        </Button>
        <main className={styles['form']}>{children}</main>
      </div>
    </div>
  );
}

/** Plain weave: warp and weft pass over and under each other in turn. */
function Cloth() {
  return (
    <svg aria-hidden="true">
      <defs>
        <pattern id="weave" width="56" height="56" patternUnits="userSpaceOnUse">
          <rect width="56" height="56" fill="#0c5f5e" />
          <g fill="#11706e">
            <rect x="5" y="0" width="18" height="28" rx="3" />
            <rect x="33" y="28" width="18" height="28" rx="3" />
          </g>
          <g fill="#0a5251">
            <rect x="28" y="5" width="28" height="18" rx="3" />
            <rect x="0" y="33" width="28" height="18" rx="3" />
          </g>
        </pattern>
        <linearGradient id="fade" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0.35" stopColor="#0c5f5e" stopOpacity="0" />
          <stop offset="0.85" stopColor="#0c5f5e" stopOpacity="0.92" />
        </linearGradient>
      </defs>
      <rect width="100%" height="100%" fill="url(#weave)" />
      <rect width="100%" height="100%" fill="url(#fade)" />
    </svg>
  );
}
