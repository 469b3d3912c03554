import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useT } from '../../../i18n/index.ts';
import { SeverityShape } from '../../../parts/index.ts';
import { headersOf, inRole, missingFields, type SheetRole, type SheetUse, type SourceSheet } from './mapping.ts';
import { useFieldName, useRoleName } from './use-role-name.ts';
import styles from './scheme-import.module.css';

/** Below this a suggestion is marked for a person to look at. */
const SURE = 0.7;

export interface UseEditorProps {
  readonly use: SheetUse;
  readonly sheet: SourceSheet;
  readonly roles: readonly SheetRole[];
  readonly sure: number | undefined;
  readonly onUse: (use: SheetUse | undefined) => void;
}

/** One reading of a sheet: as what, from which header row, which column is which. */
export function UseEditor({ use, sheet, roles, sure, onUse }: UseEditorProps) {
  const t = useT('scheme-import');
  const roleName = useRoleName();
  const fieldName = useFieldName();
  const role = roles.find((one) => one.role === use.role);
  const headers = headersOf(sheet, use.headerRow);
  const missing = missingFields(use, roles);
  const column = (field: string, header: string | undefined) => {
    const { [field]: _before, ...others } = use.columns;
    onUse({ ...use, columns: header === undefined ? others : { ...others, [field]: header } });
  };
  return (
    <div className={styles['use']} data-testid={`use-${use.sheet}-${use.role}`}>
      <label>
        {t('role')}
        <Select
          size="small"
          value={use.role}
          style={{ width: 170 }}
          options={roles.map((one) => ({ value: one.role, label: roleName(one.role) }))}
          onChange={(next) =>
            onUse(
              inRole(
                use,
                roles.find((one) => one.role === next)!,
              ),
            )
          }
        />
      </label>
      <label>
        {t('headerRow')}
        <InputNumber
          size="small"
          min={1}
          max={1000}
          value={use.headerRow}
          style={{ width: 70 }}
          onChange={(row) => row !== null && onUse({ ...use, headerRow: row })}
        />
      </label>
      {[...(role?.required ?? []), ...(role?.optional ?? [])].map((field) => (
        <label key={field}>
          <span className={role?.required.includes(field) ? styles['required'] : undefined}>{fieldName(field)}</span>
          <Select
            size="small"
            allowClear
            showSearch
            value={use.columns[field] ?? null}
            placeholder={use.fixed?.[field] ?? t('none')}
            style={{ width: 150 }}
            status={missing.includes(field) ? 'error' : ''}
            options={[...new Set([...headers, ...(use.columns[field] ? [use.columns[field]] : [])])].map((header) => ({
              value: header,
              label: header,
            }))}
            onChange={(header: string | null | undefined) => column(field, header ?? undefined)}
          />
        </label>
      ))}
      <label>
        {t('separators')}
        <Input
          size="small"
          value={(use.separators ?? '').replaceAll('\n', '↵')}
          placeholder={t('separators.usual')}
          style={{ width: 110 }}
          onChange={({ target }) => onUse({ ...use, separators: target.value.replaceAll('↵', '\n') })}
        />
      </label>
      <Checkbox checked={use.fillDown ?? false} onChange={({ target }) => onUse({ ...use, fillDown: target.checked })}>
        {t('fillDown')}
      </Checkbox>
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('sheet.unread')}
        title={t('sheet.unread')}
        onClick={() => onUse(undefined)}
      />
      {sure !== undefined && sure < SURE ? (
        <span>
          <SeverityShape severity="warn" /> {t('unsure', { share: Math.round(sure * 100) })}
        </span>
      ) : null}
      {missing.length === 0 ? null : (
        <span role="alert">
          <SeverityShape severity="error" /> {t('missing', { fields: missing.map(fieldName).join(', ') })}
        </span>
      )}
    </div>
  );
}
