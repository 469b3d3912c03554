import { Pagination } from 'antd';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import { PAGE_SIZES, type CaseView, type ViewPatch } from './case-query.ts';
import styles from './list.module.css';

/** Below a list: what is selected and what can be done with it, and the pages. */
export function ListFoot({
  view,
  total,
  onPatch,
  children,
  selecting = false,
}: {
  readonly view: CaseView;
  readonly total: number;
  readonly onPatch: (patch: ViewPatch) => void;
  readonly children?: React.ReactNode;
  readonly selecting?: boolean;
}) {
  const t = useT('cases');
  return (
    <div className={styles['foot']} data-selecting={selecting}>
      {children}
      <span className={styles['gap']} />
      <Pagination
        size="small"
        current={view.page}
        pageSize={view.pageSize}
        total={total}
        showSizeChanger
        pageSizeOptions={[...PAGE_SIZES]}
        showTotal={(all, [from, to]) => t('range', { from: number(from), to: number(to), total: number(all) })}
        onChange={(page, pageSize) => onPatch({ page, pageSize: pageSize === 50 ? undefined : pageSize })}
      />
    </div>
  );
}
