import { Button, Select } from 'antd';
import { useState } from 'react';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import type { SheetRole, SheetUse, SourceSheet } from './mapping.ts';
import { UseEditor } from './use-editor.tsx';
import { useRoleName } from './use-role-name.ts';
import styles from './scheme-import.module.css';

export interface SheetCardProps {
  readonly sheet: SourceSheet;
  readonly roles: readonly SheetRole[];
  /** Confidence by `sheet role`; undefined where a person chose. */
  readonly sure: ReadonlyMap<string, number> | undefined;
  readonly uses: readonly { readonly use: SheetUse; readonly index: number }[];
  readonly onUse: (index: number, use: SheetUse | undefined) => void;
  readonly onAdd: (use: SheetUse) => void;
}

/** One sheet: its first rows, and what it is read as. */
export function SheetCard({ sheet, roles, sure, uses, onUse, onAdd }: SheetCardProps) {
  const t = useT('scheme-import');
  const roleName = useRoleName();
  const [shows, setShows] = useState(uses.length === 0);
  const headerRow = uses[0]?.use.headerRow ?? sheet.head[0]?.row ?? 1;
  return (
    <section className={styles['sheet']} data-testid={`sheet-${sheet.name}`} aria-label={sheet.name}>
      <div className={styles['sheetHead']}>
        <strong>{sheet.name}</strong>
        <span className="cl-muted">{t('sheet.rows', { n: number(sheet.rows), count: sheet.rows })}</span>
        {sheet.hidden ? <span className="cl-muted">{t('sheet.hidden')}</span> : null}
        {uses.length === 0 ? <span>{t('sheet.unread')}</span> : null}
        <Select
          size="small"
          value={null}
          placeholder={t('sheet.add')}
          style={{ width: 190 }}
          aria-label={t('sheet.add')}
          options={roles.map(({ role }) => ({ value: role, label: roleName(role) }))}
          onChange={(role: string | null) =>
            role !== null && onAdd({ role, sheet: sheet.name, headerRow, headerRows: 1, columns: {} })
          }
        />
        <Button type="link" size="small" aria-expanded={shows} onClick={() => setShows(!shows)}>
          {t('sheet.head')}
        </Button>
      </div>
      {uses.map(({ use, index }) => (
        <UseEditor
          key={index}
          use={use}
          sheet={sheet}
          roles={roles}
          sure={sure?.get(`${sheet.name} ${use.role}`)}
          onUse={(next) => onUse(index, next)}
        />
      ))}
      {shows ? <FirstRows sheet={sheet} headerRow={headerRow} /> : null}
    </section>
  );
}

function FirstRows({ sheet, headerRow }: { readonly sheet: SourceSheet; readonly headerRow: number }) {
  return (
    <div className={styles['cells']}>
      <table>
        <tbody>
          {sheet.head.map(({ row, cells }) => (
            <tr key={row} className={row === headerRow ? styles['headerRow'] : undefined}>
              <th>{row}</th>
              {cells.map((cell, index) => (
                <td key={index} title={cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
