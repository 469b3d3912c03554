import { isObject } from './condition-edits.ts';
import { shapeOf } from './condition-shape.ts';
import { canonical, fieldOf, LIST_TITLES, type RuleKnowledge } from './knowledge.ts';

export interface SentenceWords {
  readonly local: (text: { readonly zh: string; readonly en: string }) => string;
  /** Word of a code of a value set; undefined when there is none. */
  readonly codeWord: (valueSet: string, code: string) => string | undefined;
  readonly word: (
    key: 'and' | 'or' | 'not' | 'nothing' | 'always' | 'yes' | 'no' | 'item' | 'open' | 'close' | 'comma',
  ) => string;
}

/** A condition as one sentence for reading; JSON stands where no words are known. */
export function sentence(condition: unknown, knowledge: RuleKnowledge, words: SentenceWords, item?: string): string {
  const shape = shapeOf(condition, knowledge);
  switch (shape.is) {
    case 'group': {
      if (shape.children.length === 0) return words.word(shape.op === 'all' ? 'always' : 'nothing');
      const parts = shape.children.map((child) => sentence(child, knowledge, words, item));
      const joined = parts.map((part, index) =>
        needsBrackets(shape.children[index]) && parts.length > 1
          ? `${words.word('open')}${part}${words.word('close')}`
          : part,
      );
      return joined.join(words.word(shape.op === 'all' ? 'and' : 'or'));
    }
    case 'not':
      return `${words.word('not')}${words.word('open')}${sentence(shape.inner, knowledge, words, item)}${words.word('close')}`;
    case 'reference':
      return `「${shape.to}」`;
    case 'opaque':
      return JSON.stringify(condition);
    case 'test': {
      if (shape.fact === '') return '…';
      const field = fieldOf(knowledge, shape.fact, shape.path, item);
      const address = canonical(shape.fact, shape.path);
      const operator = knowledge.operators.get(shape.operator);
      const list = LIST_TITLES[address];
      const subject =
        field !== undefined
          ? words.local(field.title)
          : list !== undefined
            ? words.local(list)
            : shape.fact === 'item'
              ? `${words.word('item')} ${shape.path ?? ''}`.trim()
              : address;
      const value = valueText(shape.value, field?.valueSet, knowledge, words, address);
      return [subject, operator === undefined ? shape.operator : words.local(operator.title), value]
        .filter((one) => one !== '')
        .join(' ');
    }
  }
}

function needsBrackets(child: unknown): boolean {
  if (!isObject(child)) return false;
  const inner = child['all'] ?? child['any'];
  return Array.isArray(inner) && inner.length > 1;
}

function valueText(
  value: unknown,
  valueSet: string | undefined,
  knowledge: RuleKnowledge,
  words: SentenceWords,
  list: string,
): string {
  if (value === undefined || value === null || value === true) return '';
  if (value === false) return `${words.word('open')}${words.word('no')}${words.word('close')}`;
  if (Array.isArray(value)) {
    const shown = value.slice(0, 8).map((one) => valueText(one, valueSet, knowledge, words, list));
    return `${shown.join(words.word('comma'))}${value.length > 8 ? `…${words.word('open')}${value.length}${words.word('close')}` : ''}`;
  }
  if (isObject(value)) {
    if (typeof value['fact'] === 'string') {
      const path = typeof value['path'] === 'string' ? value['path'] : undefined;
      const field = fieldOf(knowledge, value['fact'], path, undefined);
      return field === undefined ? canonical(value['fact'], path) : words.local(field.title);
    }
    const { conditions, ...rest } = value;
    const others = Object.keys(rest).length === 0 ? '' : `${JSON.stringify(rest)} `;
    return conditions === undefined
      ? JSON.stringify(value)
      : `${others}${words.word('open')}${sentence(conditions, knowledge, words, list)}${words.word('close')}`;
  }
  const text = String(value as string | number);
  const word = valueSet === undefined ? undefined : words.codeWord(valueSet, text);
  return word === undefined ? text : `${text} ${word}`;
}
