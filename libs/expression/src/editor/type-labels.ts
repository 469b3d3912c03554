import { type FeelType, isFunction, isList, isRange, typeName } from '../types.ts';
import type { EditorText } from './analyse.ts';

const CHINESE: Readonly<Record<string, string>> = {
  any: '任意值',
  null: '空',
  number: '数字',
  string: '文本',
  boolean: '真假',
  date: '日期',
  time: '时间',
  'date and time': '日期时间',
  duration: '时长',
  'years and months duration': '年月时长',
  range: '区间',
  function: '函数',
};

/** The name of a type for people. */
export function typeLabel(type: FeelType): EditorText {
  return { zh: chinese(type), en: typeName(type) };
}

function chinese(type: FeelType): string {
  if (typeof type === 'string') return CHINESE[type]!;
  if (isList(type)) return type.list === 'any' ? '列表' : `${chinese(type.list)}的列表`;
  if (isRange(type)) return `${chinese(type.range)}的区间`;
  return isFunction(type) ? '函数' : '组';
}
