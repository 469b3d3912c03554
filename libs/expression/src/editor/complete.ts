import { functions } from '../functions/index.ts';
import { signatureOf } from '../functions/function.ts';
import { type FeelType, isList, memberNames, memberType } from '../types.ts';
import { type EditorOptions, type EditorText, type Part, partsOf, pathOf } from './analyse.ts';
import { typeLabel } from './type-labels.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'name' | 'member' | 'function' | 'keyword';
  readonly detail: EditorText;
  /** Goes in place of the word that is being written. */
  readonly insert: string;
}

/** A letter nobody writes: it stands for the word under the cursor while the rest is read. */
const HERE = 'ʘ';
const WORD_BEFORE = /(?:[\p{L}_$][\p{L}\p{N}_$]*)?$/u;
const WORD_AFTER = /^[\p{L}\p{N}_$]*/u;
/** `a.b[1].` with nothing but its last brackets: what is left when the rest cannot be read. */
const CHAIN_BEFORE = /[\p{L}_$][\p{L}\p{N}_$]*(?:\s*\.\s*[\p{L}_$][\p{L}\p{N}_$]*|\[[^[\]"]*\])*\s*\.\s*$/u;

/** What could be written at the offset: members after a dot, else names, functions and words of the language, those that begin as written first. */
export function completeExpression(text: string, offset: number, options: EditorOptions): readonly Completion[] {
  const before = text.slice(0, offset);
  if (isQuoted(before)) return [];
  const written = WORD_BEFORE.exec(before)![0];
  const start = before.slice(0, before.length - written.length);
  if (/\d$/.test(start) && written === '') return [];
  const rest = text.slice(offset).replace(WORD_AFTER, '');
  const isMember = /(?:^|[^.])\.\s*$/.test(start);
  const parts = partsOf(`${start}${HERE}${rest}`, options);
  const offered = isMember ? members(start, parts, options) : everything(parts.find(isHere), options);
  return ranked(offered, written);
}

function isHere({ node }: Part): boolean {
  return (
    (node.kind === 'name' && node.name === HERE) ||
    (node.kind === 'call' && node.name === HERE) ||
    (node.kind === 'path' && node.member === HERE)
  );
}

/** Where the whole cannot be read, the chain of names before the dot is read alone. */
function members(start: string, all: readonly Part[], options: EditorOptions): Completion[] {
  const chain = CHAIN_BEFORE.exec(start)?.[0];
  const isRead = all.some((part) => part.node.kind === 'path' && isHere(part)) || chain === undefined;
  const parts = isRead ? all : partsOf(`${chain}${HERE}`, { names: options.names });
  const path = parts.find((part) => part.node.kind === 'path' && isHere(part));
  if (path?.node.kind !== 'path') return [];
  const { object } = path.node;
  const type = parts.find((part) => part.node === object)?.type ?? 'any';
  const owner = pathOf(object, options.names);
  const base = owner === undefined ? undefined : isList(owner.type) ? `${owner.path}[]` : owner.path;
  return memberNames(type).map((name) => ({
    label: name,
    kind: 'member' as const,
    detail: labelled(base === undefined ? undefined : `${base}.${name}`, memberType(type, name) ?? 'any', options),
    insert: name,
  }));
}

function everything(found: Part | undefined, options: EditorOptions): Completion[] {
  const visible: ReadonlyMap<string, FeelType> = found?.at.visible() ?? options.names;
  const names = [...visible].map(([name, type]) => ({
    label: name,
    kind: 'name' as const,
    detail: labelled(options.names.get(name) === type ? name : undefined, type, options),
    insert: name,
  }));
  const called = [...functions.values()].map((one) => {
    const signature = signatureOf(one);
    return {
      label: one.name,
      kind: 'function' as const,
      detail: { zh: `${signature} — ${one.about.zh}`, en: `${signature} — ${one.about.en}` },
      insert: `${one.name}(`,
    };
  });
  const words = KEYWORDS.map(([label, zh, en]) => ({
    label,
    kind: 'keyword' as const,
    detail: { zh, en },
    insert: label,
  }));
  return [...names, ...called, ...words];
}

function labelled(path: string | undefined, type: FeelType, options: EditorOptions): EditorText {
  const label = path === undefined ? undefined : options.labelOf?.(path);
  const of = typeLabel(type);
  return label === undefined ? of : { zh: `${label.zh} · ${of.zh}`, en: `${label.en} · ${of.en}` };
}

/** Those that begin with the word, then those in which it stands; others are left out. */
function ranked(offered: readonly Completion[], written: string): readonly Completion[] {
  if (written === '') return offered;
  const wanted = written.toLowerCase();
  const within = ({ label, detail }: Completion) =>
    label.toLowerCase().includes(wanted) || detail.zh.includes(written) || detail.en.toLowerCase().startsWith(wanted);
  const begins = ({ label }: Completion) => label.toLowerCase().startsWith(wanted);
  return [...offered.filter(begins), ...offered.filter((one) => !begins(one) && within(one))];
}

/** Inside a text or a comment nothing is offered. */
function isQuoted(before: string): boolean {
  let inside: '"' | '//' | '/*' | undefined;
  for (let i = 0; i < before.length; i++) {
    const two = before.slice(i, i + 2);
    if (inside === '"') {
      if (before[i] === '\\') i++;
      else if (before[i] === '"') inside = undefined;
    } else if (inside === '//') {
      if (before[i] === '\n') inside = undefined;
    } else if (inside === '/*') {
      if (two === '*/') inside = undefined;
    } else if (before[i] === '"') inside = '"';
    else if (two === '//' || two === '/*') inside = two;
  }
  return inside !== undefined;
}

const KEYWORDS: readonly (readonly [string, string, string])[] = [
  ['if', '条件：if … then … else …', 'A choice: if … then … else …'],
  ['then', '条件成立时', 'What holds when the condition is true'],
  ['else', '否则', 'What holds otherwise'],
  ['for', '逐个计算：for x in … return …', 'One result per item: for x in … return …'],
  ['in', '属于列表、区间或条件', 'In a list, a range or tests'],
  ['return', '逐个计算的结果', 'The result for one item'],
  ['some', '存在：some x in … satisfies …', 'Is there one: some x in … satisfies …'],
  ['every', '全部：every x in … satisfies …', 'Do all: every x in … satisfies …'],
  ['satisfies', '满足的条件', 'The condition to satisfy'],
  ['and', '并且', 'Both'],
  ['or', '或者', 'One or both'],
  ['between', '介于：between … and …', 'From … to …: between … and …'],
  ['instance of', '是否某种类型', 'Is it of a type?'],
  ['function', '定义函数：function(x) …', 'A function: function(x) …'],
  ['true', '真', 'True'],
  ['false', '假', 'False'],
  ['null', '没有值', 'No value'],
];
