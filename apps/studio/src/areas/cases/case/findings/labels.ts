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
      const field = byPath.get(path) ?? byPath.get(path.replace(/\[\d+\]/g, '[]'));
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
      if (Array.isArray(value)) return value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join('、');
      const field = byPath.get(path) ?? byPath.get(path.replace(/\[\d+\]/g, '[]'));
      const text = shownText(field?.type ?? 'string', value);
      const name = field?.valueSet === undefined ? '' : valueName(field.valueSet, text);
      return name === '' || name === text ? text : `${text} ${name}`;
    },
    [byPath, valueName],
  );
}
