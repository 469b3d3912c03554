import { useCallback } from 'react';
import { useFields, useValueName } from '../../../../api/knowledge.ts';
import { useLanguage, useT } from '../../../../i18n/index.ts';
import type { SectionId } from '../form/layout.ts';
import { shownText } from '../form/field-text.ts';

/** The name of a field by its path, with the number of its row: `其他诊断编码 2`. */
export function useFieldName(): (path: string) => string {
  const { byPath } = useFields();
  const language = useLanguage();
  const groupName = useGroupName();
  return useCallback(
    (path) => {
      const generic = path.replace(/\[\d+\]/g, '[]');
      // A group or list is called by the name it holds: `dx.principal` is the principal diagnosis.
      const field =
        byPath.get(path) ??
        byPath.get(generic) ??
        byPath.get(`${generic}.name`) ??
        byPath.get(`${generic}[].name`) ??
        byPath.get(`${generic}.code`);
      if (field === undefined) return groupName(path);
      const row = /\[(\d+)\]/.exec(path)?.[1];
      return `${language === 'en' ? field.en : field.zh}${row === undefined ? '' : ` ${Number(row) + 1}`}`;
    },
    [byPath, language, groupName],
  );
}

const GROUPS: Readonly<Record<string, SectionId>> = {
  org: 'institution',
  record: 'institution',
  patient: 'patient',
  insurance: 'patient',
  contact: 'contact',
  stay: 'stay',
  dx: 'diagnosis',
  op: 'procedure',
  icu: 'icu',
  clin: 'clinical',
  sign: 'signoff',
  fee: 'fee',
  settlement: 'settlement',
  charges: 'charges',
};

/** A whole group of the record by the heading it stands under; anything else by its path. */
function useGroupName(): (path: string) => string {
  const t = useT('cases');
  return useCallback(
    (path) => {
      const [group = '', ...below] = path.split(/[.[]/);
      const section = GROUPS[group];
      return section === undefined
        ? path
        : [t(`section.${section}`), ...below.map((one) => one.replace(']', ''))].join(' · ');
    },
    [t],
  );
}

/** A value as people read it: a code with its name, a moment with a blank, a list cut short. */
export function useValueText(): (path: string, value: unknown) => string {
  const { byPath } = useFields();
  const valueName = useValueName();
  const t = useT('cases');
  return useCallback(
    (path, value) => {
      if (value === undefined || value === null) return '';
      if (Array.isArray(value))
        return value.some((one) => typeof one === 'object' && itemText(one) === '')
          ? t('rows.count', { n: value.length, count: value.length })
          : value.map(itemText).join('、');
      if (typeof value === 'object')
        return itemText(value) || t('rows.count', { n: Object.keys(value).length, count: Object.keys(value).length });
      const field = byPath.get(path) ?? byPath.get(path.replace(/\[\d+\]/g, '[]'));
      const text = shownText(field?.type ?? 'string', value);
      const name = field?.valueSet === undefined ? '' : valueName(field.valueSet, text);
      return name === '' || name === text ? text : `${text} ${name}`;
    },
    [byPath, valueName, t],
  );
}

/** An item of a list in a few words: its code and name; empty where it has neither. */
function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const { code, name } = item as Record<string, unknown>;
  return [code, name].filter((one) => typeof one === 'string').join(' ');
}
