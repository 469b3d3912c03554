import type { LocalText } from '@caseloom/pack';
import type { TypeName } from '@caseloom/tables';
import { OWN_PREFIX } from '../namespaces.ts';

/** An attribute of ours. */
export function own(name: string): string {
  return `${OWN_PREFIX}:${name}`;
}

/** `label` for other tools, both languages for ourselves. */
export function titleAttributes(title: LocalText | undefined): Record<string, string> {
  return title === undefined ? {} : { label: title.zh, [own('zh')]: title.zh, [own('en')]: title.en };
}

/** DMN's names of FEEL's types. */
const WRITTEN: Readonly<Record<string, string>> = { any: 'Any', duration: 'days and time duration' };

export function writtenType(type: TypeName): string {
  return Object.hasOwn(WRITTEN, type) ? WRITTEN[type]! : type;
}

export function typeRef(type: TypeName | undefined): { readonly typeRef?: string } {
  return type === undefined ? {} : { typeRef: writtenType(type) };
}
