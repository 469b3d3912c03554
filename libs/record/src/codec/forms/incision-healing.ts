import { parsePath, valueAtSteps } from '../../path/property-path.ts';
import { compileSetter } from '../../path/setter.ts';
import { foldWidth, isMissingMark } from '../../values/text.ts';
import type { Form } from './form.ts';

/**
 * Incision class and healing in one code, as the national upload writes it (code table RC014): class 0 alone is 0; Ⅰ 甲 乙 丙
 * are 1 2 3, Ⅱ 4 5 6, Ⅲ 7 8 9; healing "other" is 10, 20, 30. Texts such as `Ⅰ/甲` are read as well.
 */
const CODES: Readonly<Record<string, readonly [grade: string, healing?: string]>> = {
  0: ['0'],
  1: ['1', '1'],
  2: ['1', '2'],
  3: ['1', '3'],
  10: ['1', '9'],
  4: ['2', '1'],
  5: ['2', '2'],
  6: ['2', '3'],
  20: ['2', '9'],
  7: ['3', '1'],
  8: ['3', '2'],
  9: ['3', '3'],
  30: ['3', '9'],
};
const GRADES: Readonly<Record<string, string>> = {
  '0': '0',
  '0类': '0',
  Ⅰ: '1',
  I: '1',
  Ⅱ: '2',
  II: '2',
  Ⅲ: '3',
  III: '3',
};
const HEALINGS: Readonly<Record<string, string>> = { 甲: '1', 乙: '2', 丙: '3', 其他: '9' };
const CODE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(CODES).map(([code, [grade, healing]]) => [`${grade}/${healing ?? ''}`, code]),
);

export const incisionHealing: Form = {
  reader: ([column]) => {
    const { path, index, column: name } = column!;
    const setGrade = compileSetter(`${path}.incisionGrade`);
    const setHealing = compileSetter(`${path}.healing`);
    return (reading) => {
      const text = foldWidth(reading.cell(index)).trim();
      if (isMissingMark(text)) return;
      const parts = partsOf(text);
      if (parts === undefined) {
        reading.note('RECORD_CODE_UNKNOWN', name, { field: `${path}.healing`, code: text });
        return setHealing(reading.draft, text);
      }
      if (parts[0] !== undefined) setGrade(reading.draft, parts[0]);
      if (parts[1] !== undefined) setHealing(reading.draft, parts[1]);
    };
  },
  writer: ({ path }) => {
    const gradeSteps = parsePath(`${path}.incisionGrade`)!;
    const healingSteps = parsePath(`${path}.healing`)!;
    return (record) => {
      const grade = textAt(record, gradeSteps);
      const healing = textAt(record, healingSteps);
      if (grade === '') return healing === '' ? '' : `/${healing}`;
      return CODE_OF.get(`${grade}/${healing}`) ?? `${grade}/${healing}`;
    };
  },
};

/** A code of the table, `Ⅰ/甲`, or the record's own `grade/healing`, either side of which may be empty. */
function partsOf(text: string): readonly [string | undefined, string | undefined] | undefined {
  const code = text.length === 2 && text[0] === '0' ? text[1]! : text;
  if (Object.hasOwn(CODES, code)) return [CODES[code]![0], CODES[code]![1]];
  const slash = text.indexOf('/');
  if (slash === -1) return Object.hasOwn(GRADES, text) ? [GRADES[text], undefined] : undefined;
  return [known(GRADES, text.slice(0, slash)), known(HEALINGS, text.slice(slash + 1))];
}

function known(names: Readonly<Record<string, string>>, text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return Object.hasOwn(names, trimmed) ? names[trimmed] : trimmed;
}

function textAt(record: unknown, steps: readonly (string | number)[]): string {
  const value = valueAtSteps(record, steps);
  return typeof value === 'string' ? value : '';
}
