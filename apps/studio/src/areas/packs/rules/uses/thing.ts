import type { Asked } from '../../../../editor/completion.ts';
import { addressIn } from '../knowledge.ts';
import { itemListAt } from '../rule-address.ts';
import { roleOf } from '../values/value-role.ts';

/** Something that rules name and that has one definition: found, listed with its uses and, but for fields and parameters, renamed. */
export interface Thing {
  readonly what: 'field' | 'condition' | 'codes' | 'system' | 'parameter' | 'rule';
  /** Canonical path of a field, name of a shared condition, id of all others. */
  readonly id: string;
  /** Set that a shared condition belongs to. */
  readonly set?: string;
}

/** What the word at a place of a rule names. */
export function thingAt(asked: Asked, whole: string, rule: unknown, set: string): Thing | undefined {
  if (whole === '') return undefined;
  switch (asked.what) {
    case 'condition':
      return { what: 'condition', id: whole, set };
    case 'field':
    case 'list':
      return { what: 'field', id: whole };
    case 'fact':
    case 'path': {
      const path = asked.what === 'path' ? whole : asked.path;
      const fact = asked.what === 'fact' ? whole : asked.fact;
      return fact === undefined ? undefined : { what: 'field', id: addressIn(fact, path, itemListAt(rule, asked.at)) };
    }
    case 'value':
      return thingInValue(asked, whole);
    case 'id':
      return asked.at.length === 1 ? { what: 'rule', id: whole } : undefined;
    case 'operator':
      return undefined;
  }
}

function thingInValue({ operator = '', member = '' }: Asked, whole: string): Thing | undefined {
  if (member === 'fact') return { what: 'field', id: whole };
  switch (roleOf(operator, member)) {
    case 'codeSet':
    case 'codeMap':
      return { what: 'codes', id: whole };
    case 'codeSystem':
      return { what: 'system', id: whole };
    case 'parameter':
      return { what: 'parameter', id: whole };
    case 'recordPath':
      return { what: 'field', id: whole };
    default:
      return undefined;
  }
}
