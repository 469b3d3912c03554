import { useCallback } from 'react';
import { useFields, useValueName } from '../../../../api/knowledge.ts';
import { useLanguage } from '../../../../i18n/index.ts';
import { shownText } from '../form/field-text.ts';

/** The name of a field by its path, with the number of its row: `其他诊断编码 2`. */
export function useFieldName(): (path: string) => string {
  const { byPath } = useFields();
  const language = useLanguage();
  return useCallback(
    (path) => {
      const generic = path.replace(/\[\d+\]/g, '[]');
      // A group or list is called by the name it holds: `dx.principal` is the principal diagnosis.
      const field = byPath.get(path) ?? byPath.get(generic) ?? byPath.get(`${generic}.name`) ?? byPath.get(`${generic}[].name`) ?? byPath.get(`${generic}.code`);
      if (field === undefined) return path;
      const row = /\[(\d+)\]/.exec(path)?.[1];
      return `${language === 'en' ? field.en : field.zh}${row === undefined ? '' : ` ${Number(row) + 1}`}`;
    },
    [byPath, language],
  );
}

/** A value as people read it: a code with its name, a moment with a blank, a list cut short. */
export function useValueText(): (path: string, value: unknown) => string {
  const { byPath } = useFields();
  const valueName = useValueName();
  return useCallback(
    (path, value) => {
      if (value === undefined || value === null) return '';
      if (Array.isArray(value)) return value.map(itemText).join('、');
      if (typeof value === 'object') return itemText(value);
      const field = byPath.get(path) ?? byPath.get(path.replace(/\[\d+\]/g, '[]'));
      const text = shownText(field?.type ?? 'string', value);
      const name = field?.valueSet === undefined ? '' : valueName(field.valueSet, text);
      return name === '' || name === text ? text : `${text} ${name}`;
    },
    [byPath, valueName],
  );
}

/** An item of a list in a few words: its code and name where it has them. */
function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const { code, name, ...rest } = item as Record<string, unknown>;
  const known = [code, name].filter((one) => typeof one === 'string');
  return known.length > 0 ? known.join(' ') : Object.values(rest).filter((one) => typeof one !== 'object').slice(0, 4).join(' ');
}
