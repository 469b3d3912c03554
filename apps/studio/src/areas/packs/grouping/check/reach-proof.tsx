import { Fragment } from 'react';
import type { CallOutput } from '../../../../api/client.ts';
import { useT } from '../../../../i18n/index.ts';
import { useSchemeAddress } from '../scheme-address.ts';
import styles from '../scheme.module.css';

export type Reached = CallOutput<'schemeReach'>['reach'][number];

/** Why no record is grouped into a row: what takes every one before, each a link into the tree. */
export function ReachProof({ reach }: { readonly reach: Reached }) {
  const t = useT('scheme');
  const { go } = useSchemeAddress();
  const by = reach.by ?? [];
  if (by.length === 0) return <>{t('reach.deadAlone', { group: reach.group })}</>;
  return (
    <>
      {t('reach.deadBy', { group: reach.group })}{' '}
      {by.map(({ path, code, name, node }, index) => (
        <Fragment key={path}>
          {index === 0 ? '' : '、'}
          {node === undefined ? (
            <code>{code || path}</code>
          ) : (
            <button
              type="button"
              className={styles['linkCode']}
              title={path}
              onClick={() => go({ tab: 'tree', node, q: undefined })}
            >
              {code || path}
            </button>
          )}{' '}
          {name}
        </Fragment>
      ))}
    </>
  );
}
