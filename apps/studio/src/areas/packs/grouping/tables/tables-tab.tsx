import { number } from '../../../../i18n/format.ts';
import { useT, type TextKey } from '../../../../i18n/index.ts';
import { PagedTable } from '../../artifacts/paged-table.tsx';
import type { ArtifactView } from '../../workbench/workbench-context.tsx';
import { schemeMessages } from '../messages.ts';
import { useSchemeAddress } from '../scheme-address.ts';
import styles from '../scheme.module.css';

/** Tables of a scheme in the order of the path: from the major category to the weight, from the catalogue to the factors. */
const ORDER = [
  'mdc',
  'adrg',
  'drg',
  'weights',
  'cc',
  'mcc',
  'exclusion',
  'code_lists',
  'operating_procedures',
  'groups',
  'supplement',
  'procedures',
  'ccmcc',
  'ccmcc_exclude',
  'apgs',
  'apg_codes',
  'packaging',
];

/** The tables as they are, each paged and searchable. */
export function TablesTab({ view }: { readonly view: ArtifactView }) {
  const t = useT('scheme');
  const title = useTableName();
  const { get, go } = useSchemeAddress();
  const tables = view.tables.toSorted((a, b) => rank(a.name) - rank(b.name));
  const shown = tables.find((one) => one.name === get('table'))?.name ?? tables[0]?.name;
  if (shown === undefined) return <p className={styles['note']}>{t('tables.empty')}</p>;
  return (
    <>
      <div className={styles['bar']} role="group" aria-label={t('tables.label')}>
        {tables.map((one) => (
          <button
            key={one.name}
            type="button"
            className={styles['number']}
            aria-pressed={one.name === shown}
            onClick={() => go({ table: one.name }, { replace: true })}
            data-testid={`scheme-table-${one.name}`}
          >
            {title(one.name)} <span className={styles['system']}>{number(one.rows)}</span>
          </button>
        ))}
      </div>
      <PagedTable key={shown} kind="grouping" artifact={view.id} table={shown} />
    </>
  );
}

/** The word for a table; one that nobody has named is shown by its name. */
export function useTableName(): (table: string) => string {
  const t = useT('scheme');
  return (table) =>
    Object.hasOwn(schemeMessages.zh, `table.${table}`) ? t(`table.${table}` as TextKey<'scheme'>) : table;
}

const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
