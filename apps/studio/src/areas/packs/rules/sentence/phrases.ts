import { isObject, type Address } from '../condition-edits.ts';
import { shapeOf, type OpaqueReason } from '../condition-shape.ts';
import { addressIn, fieldAt, fieldOf, groupTitle, listTitle, type RuleKnowledge } from '../knowledge.ts';

export interface SentenceWords {
  readonly local: (text: { readonly zh: string; readonly en: string }) => string;
  /** Word of a code of a value set; undefined when there is none. */
  readonly codeWord: (valueSet: string, code: string) => string | undefined;
  readonly word: (
    key: 'and' | 'or' | 'not' | 'nothing' | 'always' | 'yes' | 'no' | 'item' | 'open' | 'close' | 'comma',
  ) => string;
  /** Word of a member of a value: `limit` → 期限; undefined where there is none. */
  readonly member?: (name: string) => string | undefined;
  /** Word of a choice of the schema: `day` → 天. */
  readonly choice?: (value: string) => string | undefined;
}

/** A condition taken apart for reading: every piece knows where it stands in the document. */
export type Phrase =
  | { readonly is: 'group'; readonly at: Address; readonly op: 'all' | 'any'; readonly children: readonly Phrase[] }
  | { readonly is: 'not'; readonly at: Address; readonly inner: Phrase }
  | { readonly is: 'reference'; readonly at: Address; readonly to: string }
  | {
      readonly is: 'test';
      readonly at: Address;
      /** Empty while the test is still being made. */
      readonly subject: string;
      readonly verb: string;
      readonly object: string;
      /** Conditions over the items of a list. */
      readonly inner?: Phrase;
    }
  | { readonly is: 'opaque'; readonly at: Address; readonly reason: OpaqueReason; readonly text: string };

/** @param item list whose items the fact `item` stands for */
export function phraseOf(
  condition: unknown,
  at: Address,
  knowledge: RuleKnowledge,
  words: SentenceWords,
  item?: string,
): Phrase {
  const shape = shapeOf(condition, knowledge);
  switch (shape.is) {
    case 'group':
      return {
        is: 'group',
        at,
        op: shape.op,
        children: shape.children.map((child, index) =>
          phraseOf(child, [...at, shape.op, index], knowledge, words, item),
        ),
      };
    case 'not':
      return { is: 'not', at, inner: phraseOf(shape.inner, [...at, 'not'], knowledge, words, item) };
    case 'reference':
      return { is: 'reference', at, to: shape.to };
    case 'opaque':
      return { is: 'opaque', at, reason: shape.reason, text: JSON.stringify(condition) };
    case 'test': {
      const { fact, path, value } = shape;
      const address = addressIn(fact, path, item);
      const operator = knowledge.operators.get(shape.operator);
      const inner = isObject(value) && 'conditions' in value ? value['conditions'] : undefined;
      return {
        is: 'test',
        at,
        subject: fact === '' ? '' : subjectOf(fact, path, item, knowledge, words),
        verb: operator === undefined ? shape.operator : words.local(operator.title),
        object: valueText(value, fieldOf(knowledge, fact, path, item)?.valueSet, knowledge, words, item),
        ...(inner === undefined
          ? {}
          : { inner: phraseOf(inner, [...at, 'value', 'conditions'], knowledge, words, address) }),
      };
    }
  }
}

function subjectOf(
  fact: string,
  path: string | undefined,
  item: string | undefined,
  knowledge: RuleKnowledge,
  words: SentenceWords,
): string {
  const address = addressIn(fact, path, item);
  const field = fieldAt(knowledge, address);
  if (field !== undefined) return words.local(field.title);
  const list = listTitle(knowledge, address) ?? groupTitle(address);
  if (list !== undefined) return words.local(list);
  return fact === 'item' ? `${words.word('item')} ${path ?? ''}`.trim() : address;
}

/** A value in words; conditions inside it are told by themselves. */
function valueText(
  value: unknown,
  valueSet: string | undefined,
  knowledge: RuleKnowledge,
  words: SentenceWords,
  item: string | undefined,
): string {
  if (value === undefined || value === null || value === true) return '';
  if (value === false) return `${words.word('open')}${words.word('no')}${words.word('close')}`;
  if (Array.isArray(value)) {
    const shown = value.slice(0, 8).map((one) => valueText(one, valueSet, knowledge, words, item));
    return `${shown.join(words.word('comma'))}${value.length > 8 ? `…${words.word('open')}${value.length}${words.word('close')}` : ''}`;
  }
  if (isObject(value)) return objectText(value, valueSet, knowledge, words, item);
  const text = String(value as string | number);
  const word = valueSet === undefined ? undefined : words.codeWord(valueSet, text);
  return word === undefined ? text : `${text} ${word}`;
}

function objectText(
  value: Readonly<Record<string, unknown>>,
  valueSet: string | undefined,
  knowledge: RuleKnowledge,
  words: SentenceWords,
  item: string | undefined,
): string {
  const { fact, path, conditions: _conditions, ...rest } = value;
  const field =
    typeof fact === 'string'
      ? [subjectOf(fact, typeof path === 'string' ? path : undefined, item, knowledge, words)]
      : [];
  const others = Object.entries(rest).map(
    ([name, one]) =>
      `${words.member?.(name) ?? name} ${(typeof one === 'string' ? words.choice?.(one) : undefined) ?? valueText(one, valueSet, knowledge, words, item)}`,
  );
  return [...field, ...others].join(words.word('comma'));
}
