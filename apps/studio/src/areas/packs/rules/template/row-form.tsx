import type { RuleTemplate } from '@caseloom/rules';
import { useLocal, useT } from '../../../../i18n/index.ts';
import { ReadableWhenDisabled } from '../../readable.tsx';
import { CellInput } from './cell-input.tsx';
import styles from '../table/table.module.css';
import type { Row } from './use-row-document.ts';

interface Props {
  readonly template: RuleTemplate;
  readonly row: Row;
  readonly disabled: boolean;
  readonly onChange: (row: Row, mark?: string) => void;
}

/** One row of a template, a line per column: its title, its cell, and what it is for. */
export function RowForm({ template, row, disabled, onChange }: Props) {
  const t = useT('packs');
  const local = useLocal();
  return (
    <ReadableWhenDisabled>
      <div className={styles['page']} data-testid="template-row">
        <table className={styles['grid']} style={{ width: '100%', maxWidth: 1000 }}>
          <thead>
            <tr>
              <th scope="col">{t('template.column')}</th>
              <th scope="col" style={{ width: '70%' }}>
                {t('template.value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {template.columns.map((column) => {
              const label = local(column.title) || column.name;
              const about = [local(column.about), column.optional === true ? t('template.optional') : ''].filter(
                (one) => one !== '',
              );
              return (
                <tr key={column.name}>
                  <th scope="row">
                    {label}
                    <div>
                      <code className="cl-muted">{column.name}</code>
                    </div>
                  </th>
                  <td>
                    <CellInput
                      column={column}
                      value={row[column.name] ?? ''}
                      disabled={disabled}
                      label={label}
                      onChange={(next) => onChange({ ...row, [column.name]: next }, column.name)}
                    />
                    {about.length === 0 ? null : <div className="cl-muted">{about.join(' · ')}</div>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </ReadableWhenDisabled>
  );
}
