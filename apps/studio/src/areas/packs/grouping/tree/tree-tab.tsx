import { Splitter } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import { useRemembered } from '../../../../parts/index.ts';
import { NodePage } from '../node/node-page.tsx';
import { useSchemeAddress } from '../scheme-address.ts';
import styles from '../scheme.module.css';
import { SchemeTree } from './scheme-tree.tsx';

/** The tree on the left, the node of the address on the right. */
export function TreeTab() {
  const t = useT('scheme');
  const { get } = useSchemeAddress();
  const [width, setWidth] = useRemembered('scheme.tree', 400);
  const node = get('node');
  return (
    <Splitter className={styles['panes'] ?? ''} onResize={([left = width]) => setWidth(left)}>
      <Splitter.Panel size={width} min={260} max={720}>
        <SchemeTree />
      </Splitter.Panel>
      <Splitter.Panel min={280}>
        <div className={styles['page']} tabIndex={-1}>
          {node === '' ? <p className={styles['hint']}>{t('node.none')}</p> : <NodePage id={node} />}
        </div>
      </Splitter.Panel>
    </Splitter>
  );
}
