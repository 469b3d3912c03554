import type { CodeSubject, Condition, NumberField, TextField } from '../../condition/ast.ts';
import type { CodeSystemId } from '../../code-systems.ts';
import { conditionParts } from '../../condition/ast.ts';
import type { ParsedScheme } from '../../drg/read-tables.ts';

/** What all conditions of a scheme ask of a record. */
export interface AskedTerms {
  /** Lists that codes are held against. */
  readonly lists: Readonly<Record<CodeSystemId, ReadonlySet<string>>>;
  /** Lists whose codes are counted, with the highest number asked for. */
  readonly counted: Readonly<Record<CodeSystemId, ReadonlyMap<string, number>>>;
  readonly bounds: ReadonlyMap<NumberField, readonly number[]>;
  readonly texts: ReadonlyMap<TextField, readonly string[]>;
}

export function kindOf(subject: CodeSubject): CodeSystemId {
  return subject.endsWith('_dx') ? 'dx' : 'proc';
}

export function readsFirst(subject: CodeSubject): boolean {
  return !subject.startsWith('other');
}

export function readsLater(subject: CodeSubject): boolean {
  return !subject.startsWith('principal');
}

export function askedTerms({ mdcs, lists }: ParsedScheme): AskedTerms {
  const named = { dx: new Set<string>(), proc: new Set<string>() };
  const counted = { dx: new Map<string, number>(), proc: new Map<string, number>() };
  const bounds = new Map<NumberField, number[]>();
  const texts = new Map<TextField, string[]>();
  const ask = (subject: CodeSubject, list: string): void => {
    named[kindOf(subject)].add(list);
  };
  const note = (part: Condition): void => {
    if (part.kind === 'inList') ask(part.subject, part.list);
    if (part.kind === 'countLists')
      for (const list of lists.keys()) if (list.startsWith(part.prefix)) ask(part.subject, list);
    if (part.kind === 'countCodes') {
      ask(part.subject, part.list);
      const most = counted[kindOf(part.subject)];
      most.set(part.list, Math.max(part.atLeast, most.get(part.list) ?? 0));
    }
    if (part.kind === 'number') bounds.set(part.field, [...(bounds.get(part.field) ?? []), part.value]);
    if (part.kind === 'text') texts.set(part.field, [...(texts.get(part.field) ?? []), ...part.values]);
  };
  for (const mdc of mdcs) {
    const rows = [mdc, ...mdc.rules, ...mdc.rules.flatMap((rule) => rule.drgs)];
    for (const { condition } of rows) for (const part of conditionParts(condition)) note(part);
  }
  return { lists: named, counted, bounds, texts };
}
