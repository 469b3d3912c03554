import type { HitPolicy, Aggregation } from '../types.ts';

/** What the first cell of a header line says: what the line is about. */
export const HEADER_LINES = [
  'hit policy',
  'title',
  'name',
  'missing',
  'data',
  'column',
  'id',
  'zh',
  'en',
  'expression',
  'type',
  'values',
  'default',
] as const;
export type HeaderLine = (typeof HEADER_LINES)[number];

/** Begins the rows: `rows`, then one line per row, its id first. */
export const ROWS_LINE = 'rows';

/** The same in Chinese; both are read, English is written. */
export const CHINESE: Readonly<Record<string, HeaderLine | typeof ROWS_LINE>> = {
  命中策略: 'hit policy',
  标题: 'title',
  名称: 'name',
  缺失: 'missing',
  数据: 'data',
  列: 'column',
  标识: 'id',
  中文: 'zh',
  英文: 'en',
  表达式: 'expression',
  类型: 'type',
  允许值: 'values',
  默认值: 'default',
  行: ROWS_LINE,
};

/** Roles of columns in the line `column`. */
export const ROLES: Readonly<Record<string, 'input' | 'output' | 'note'>> = {
  input: 'input',
  output: 'output',
  note: 'note',
  输入: 'input',
  输出: 'output',
  备注: 'note',
};

/** DMN's letters of hit policies, table 8.1. */
const LETTERS: Readonly<Record<string, { readonly hitPolicy: HitPolicy; readonly aggregation?: Aggregation }>> = {
  U: { hitPolicy: 'unique' },
  A: { hitPolicy: 'any' },
  P: { hitPolicy: 'priority' },
  F: { hitPolicy: 'first' },
  R: { hitPolicy: 'ruleOrder' },
  O: { hitPolicy: 'outputOrder' },
  C: { hitPolicy: 'collect' },
  'C+': { hitPolicy: 'collect', aggregation: 'sum' },
  'C<': { hitPolicy: 'collect', aggregation: 'min' },
  'C>': { hitPolicy: 'collect', aggregation: 'max' },
  'C#': { hitPolicy: 'collect', aggregation: 'count' },
};

export function letterOf(hitPolicy: HitPolicy, aggregation: Aggregation | undefined): string {
  return Object.keys(LETTERS).find(
    (letter) => LETTERS[letter]!.hitPolicy === hitPolicy && LETTERS[letter]!.aggregation === aggregation,
  )!;
}

/** A letter, or a hit policy's name in any spelling: `F`, `first`, `RULE ORDER`, `collect sum`. */
export function policyOf(
  text: string,
): { readonly hitPolicy: HitPolicy; readonly aggregation?: Aggregation } | undefined {
  const wanted = text.trim().toUpperCase();
  if (Object.hasOwn(LETTERS, wanted)) return LETTERS[wanted];
  const plain = wanted.replaceAll(/[\s_-]/g, '');
  return Object.values(LETTERS).find(
    ({ hitPolicy, aggregation = '' }) => `${hitPolicy}${aggregation}`.toUpperCase() === plain,
  );
}
