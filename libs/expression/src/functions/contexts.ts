import { type FeelValue, type FeelContext, isFeelContext, isFeelList, MapContext } from '../values.ts';
import { type FeelType, isContext } from '../types.ts';
import { defineFunction } from './function.ts';

const context = { name: 'context', type: 'context' as const };
const anyContext: FeelType = { members: new Map(), open: true };
const entry: FeelType = {
  members: new Map<string, FeelType>([
    ['key', 'string'],
    ['value', 'any'],
  ]),
};

export const contextFunctions = [
  defineFunction({
    name: 'get value',
    about: {
      zh: '按名称取上下文的值；没有则为 null。',
      en: 'The value of a context by its key; null when there is none.',
    },
    parameters: [
      { name: 'm', type: 'context' },
      { name: 'key', type: 'keys' },
    ],
    or: [
      [context, { name: 'key', type: 'keys' }],
      [context, { name: 'keys', type: 'keys' }],
    ],
    returns: 'any',
    call: ([from, key]) => {
      if (!isFeelList(key!)) return (from as FeelContext).get(key as string);
      let value: FeelValue = from!;
      for (const name of key) {
        if (typeof name !== 'string' || !isFeelContext(value)) return null;
        value = value.get(name);
      }
      return value;
    },
  }),
  defineFunction({
    name: 'get entries',
    about: {
      zh: '上下文的各项，形如 {key, value} 的列表。',
      en: 'The entries of a context, as a list of {key, value}.',
    },
    parameters: [{ name: 'm', type: 'context' }],
    or: [[context]],
    returns: { list: entry },
    call: ([from]) => (from as FeelContext).names().map((name) => entryOf(name, (from as FeelContext).get(name))),
  }),
  defineFunction({
    name: 'context',
    about: {
      zh: '由 {key, value} 的列表组成上下文；名称重复为未知。',
      en: 'The context of a list of {key, value}; unknown when a key comes twice.',
    },
    parameters: [{ name: 'entries', type: 'list' }],
    returns: anyContext,
    call: ([entries]) => {
      const made = new Map<string, FeelValue>();
      for (const one of entries as readonly FeelValue[]) {
        if (!isFeelContext(one) || !one.has('value')) return null;
        const key = one.get('key');
        if (typeof key !== 'string' || made.has(key)) return null;
        made.set(key, one.get('value'));
      }
      return new MapContext(made);
    },
  }),
  defineFunction({
    name: 'context put',
    about: {
      zh: '加上或替换一项的上下文；名称可以是一串路径。',
      en: 'The context with an entry added or replaced; keys may lead into contexts within.',
    },
    parameters: [context, { name: 'key', type: 'keys' }, { name: 'value', type: 'any' }],
    or: [[context, { name: 'keys', type: 'keys' }, { name: 'value', type: 'any' }]],
    returns: ([type]) => (type !== undefined && isContext(type) ? { ...type, open: true } : anyContext),
    takesNull: true,
    call: ([from, key, value]) => {
      const path = isFeelList(key!) ? key : [key!];
      return from === null || path.length === 0 || path.length > MAX_KEYS
        ? null
        : put(from as FeelContext, path, value!);
    },
  }),
  defineFunction({
    name: 'context merge',
    about: { zh: '合并若干上下文，后者优先。', en: 'The entries of all contexts; a later one wins.' },
    parameters: [{ name: 'contexts', type: 'list' }],
    variadic: true,
    returns: anyContext,
    call: ([contexts]) => {
      const made = new Map<string, FeelValue>();
      for (const one of contexts as readonly FeelValue[]) {
        if (!isFeelContext(one)) return null;
        for (const name of one.names()) made.set(name, one.get(name));
      }
      return new MapContext(made);
    },
  }),
];

/** Contexts within contexts, as deep as brackets nest. */
const MAX_KEYS = 64;

function entryOf(key: string, value: FeelValue): FeelContext {
  return new MapContext(
    new Map<string, FeelValue>([
      ['key', key],
      ['value', value],
    ]),
  );
}

function put(from: FeelContext, [key, ...rest]: readonly FeelValue[], value: FeelValue): FeelValue {
  if (typeof key !== 'string') return null;
  const made = new Map(from.names().map((name) => [name, from.get(name)]));
  if (rest.length === 0) made.set(key, value);
  else {
    const inner = from.get(key);
    const changed = put(isFeelContext(inner) ? inner : new MapContext(new Map()), rest, value);
    if (changed === null) return null;
    made.set(key, changed);
  }
  return new MapContext(made);
}
