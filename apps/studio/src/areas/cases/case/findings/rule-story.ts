import type { ConditionExplanation, RuleExplanation } from '@caseloom/rules';

/** Words of the language of the moment. */
export interface StoryWords {
  readonly field: (path: string) => string;
  readonly operator: (id: string) => string;
  /** A value as people read it: `1 男`. */
  readonly value: (path: string, value: unknown) => string;
}

/** One line of why: a group (`all`, `any`, `not`) with lines below it, or a test with what it read. */
export interface StoryLine {
  readonly depth: number;
  readonly kind: ConditionExplanation['kind'];
  readonly result: boolean | undefined;
  /** `主要诊断编码 编码属于范围 K80、K81`; for groups the name its author gave, if any. */
  readonly text: string;
  /** The record's path, to go there. */
  readonly path?: string;
  readonly read?: string;
  readonly missing?: { readonly path: string; readonly reason: 'missing' | 'type' | 'external' };
  /** The line that decided. */
  readonly decides: boolean;
}

type Instance = RuleExplanation['instances'][number];
const LONGEST_LIST = 8;

/**
 * Tells one run of a rule as lines to read from top to bottom.
 * @param item path of the item a `forEach` rule ran for (`op[1]`); its conditions read the fact `item`
 */
export function storyOf(
  condition: ConditionExplanation,
  words: StoryWords,
  item: string | undefined,
  reason?: ConditionExplanation,
): readonly StoryLine[] {
  return tell(condition, 0, words, item, reason);
}

function tell(
  node: ConditionExplanation,
  depth: number,
  words: StoryWords,
  item: string | undefined,
  reason: ConditionExplanation | undefined,
): readonly StoryLine[] {
  const children = node.children ?? [];
  // A test over a list tells its items below it, those that made the answer first.
  if (node.kind === 'test') {
    const items = [
      ...children.filter((child) => child.result === node.result),
      ...children.filter((child) => child.result !== node.result),
    ].slice(0, LONGEST_LIST);
    return [
      testLine(node, depth, words, item, isSame(node, reason)),
      ...items.flatMap((child) => tell(child, depth + 1, words, item, reason)),
    ];
  }
  const only = children.length === 1 && node.kind !== 'not' ? children[0] : undefined;
  if (only !== undefined && node.label === undefined) return tell(only, depth, words, item, reason);
  return [
    { depth, kind: node.kind, result: node.result, text: node.label ?? '', decides: false },
    ...children.flatMap((child) => tell(child, depth + 1, words, item, reason)),
  ];
}

function testLine(
  node: ConditionExplanation,
  depth: number,
  words: StoryWords,
  item: string | undefined,
  decides: boolean,
): StoryLine {
  const path = node.path ?? node.fact ?? '';
  const expected = expectedText(node.expected, path, words, item);
  const parts =
    path === ''
      ? [node.label ?? '']
      : [words.field(path), node.operator === undefined ? '' : words.operator(node.operator), expected];
  const isList = (node.children?.length ?? 0) > 0;
  return {
    depth,
    kind: 'test',
    result: node.result,
    text: parts.filter((part) => part !== '').join(' '),
    ...(path === '' ? {} : { path }),
    ...(node.read === undefined || isList ? {} : { read: listText(node.read, path, words) }),
    ...(node.missing === undefined ? {} : { missing: node.missing }),
    decides,
  };
}

/** The record's path of another field that a test compares with: `dx` + `principal.code`; the fact `item` is the item the rule ran for. */
export function fullPath(
  { fact, path }: { readonly fact: string; readonly path?: string | undefined },
  item: string | undefined,
): string {
  const below = (path ?? '').replace(/^\$\.?/, '');
  const owner = fact === 'item' && item !== undefined ? item : fact;
  return below === '' ? owner : below.startsWith('[') ? owner + below : `${owner}.${below}`;
}

/** The item a finding of a `forEach` rule stands for: `op[1].level` → `op[1]`. */
export function itemOf(instance: Pick<Instance, 'path'>, forEach: unknown): string | undefined {
  if (typeof forEach !== 'string') return undefined;
  return /^(.*?\[\d+\])/.exec(instance.path)?.[1] ?? forEach;
}

function expectedText(expected: unknown, path: string, words: StoryWords, item: string | undefined): string {
  if (expected === undefined || expected === null || expected === true) return '';
  if (Array.isArray(expected) && expected.some((one) => typeof one === 'object'))
    return expected.map((one) => expectedText(one, path, words, item)).join('、');
  if (typeof expected === 'object' && !Array.isArray(expected)) {
    const {
      fact,
      path: below,
      conditions: _conditions,
      ...rest
    } = expected as { fact?: string; path?: string; conditions?: unknown };
    if (typeof fact === 'string') return words.field(fullPath({ fact, path: below }, item));
    return Object.entries(rest)
      .map(([name, value]) => `${name} ${expectedText(value, '', words, item)}`)
      .join('，');
  }
  return listText(expected, path, words);
}

function listText(value: unknown, path: string, words: StoryWords): string {
  if (!Array.isArray(value)) return words.value(path, value);
  const shown = value.slice(0, LONGEST_LIST).map((one) => words.value(path, one));
  return `${shown.join('、')}${value.length > LONGEST_LIST ? ` …（${value.length}）` : ''}`;
}

function isSame(node: ConditionExplanation, reason: ConditionExplanation | undefined): boolean {
  return reason !== undefined && JSON.stringify(node) === JSON.stringify(reason);
}
