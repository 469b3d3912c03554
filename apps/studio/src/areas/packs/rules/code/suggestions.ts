import type { Asked } from '../../../../editor/completion.ts';
import type { Suggestion } from '../../../../editor/json-editor.tsx';
import { operatorAbout } from '../../messages/operators.ts';
import {
  addressIn,
  addressOf,
  fieldOf,
  groupFields,
  itemFields,
  LIST_TITLES,
  listTitle,
  operatorsFor,
  isList,
  systemOf,
} from '../knowledge.ts';
import { itemListAt } from '../rule-address.ts';
import { roleOf } from '../values/value-role.ts';
import { expressionSuggestions } from './expression-words.ts';
import type { RuleWords } from './rule-words.ts';

/** What may stand at a place of a rule's JSON. */
export function suggestions(asked: Asked, words: RuleWords): readonly Suggestion[] | Promise<readonly Suggestion[]> {
  const { knowledge, local, conditions, say } = words;
  switch (asked.what) {
    case 'operator':
      return operatorsAt(asked, words);
    case 'field':
      return [...knowledge.fields.values()].map((one) => ({
        text: one.path,
        detail: local(one.title),
        about: one.type,
      }));
    case 'list':
      return [...new Set([...knowledge.lists, ...Object.keys(LIST_TITLES)])].map((one) => ({
        text: one,
        detail: local(listTitle(knowledge, one)),
      }));
    case 'condition':
      return Object.entries(conditions).map(([name, condition]) => ({ text: name, detail: say(condition, undefined) }));
    case 'fact':
      return factsOf(words, itemListAt(words.rule, asked.at) !== undefined);
    case 'path':
      return pathsBelow(asked, words);
    case 'value':
      return valuesAt(asked, words);
    case 'id':
      return [];
  }
}

function operatorsAt({ fact, path, at }: Asked, { knowledge, rule, local }: RuleWords): readonly Suggestion[] {
  const item = itemListAt(rule, at);
  const fitting =
    fact === undefined || fact === ''
      ? [...knowledge.operators.values()]
      : operatorsFor(knowledge, fieldOf(knowledge, fact, path, item), isList(knowledge, addressIn(fact, path, item)));
  return fitting.map((one) => ({
    text: one.id,
    detail: local(one.title),
    about: local(operatorAbout[one.id]),
  }));
}

function factsOf({ knowledge, local }: RuleWords, hasItem: boolean): readonly Suggestion[] {
  const facts = new Map<string, string>();
  for (const one of knowledge.fields.values()) {
    const { fact, path } = addressOf(one.path, undefined);
    facts.set(fact, path === undefined ? local(one.title) : (facts.get(fact) ?? local(listTitle(knowledge, fact))));
  }
  return [...(hasItem ? [['item', ''] as const] : []), ...facts].map(([text, detail]) => ({ text, detail }));
}

function pathsBelow({ fact, at }: Asked, { knowledge, rule, local }: RuleWords): readonly Suggestion[] {
  const suggest = (found: ReturnType<typeof groupFields>) =>
    found.map(({ path, field }) => ({ text: path, detail: local(field.title), about: field.type }));
  if (fact === 'item') {
    const item = itemListAt(rule, at);
    if (item !== undefined) return suggest(itemFields(knowledge, item));
  }
  if (fact !== undefined) return suggest(groupFields(knowledge, fact));
  return [...knowledge.fields.values()].map((one) => ({
    text: addressOf(one.path, undefined).path ?? '',
    detail: local(one.title),
  }));
}

function valuesAt(asked: Asked, words: RuleWords): readonly Suggestion[] | Promise<readonly Suggestion[]> {
  const { knowledge, rule, sets, artifacts, local, english } = words;
  const { fact = '', path, operator = '', member = '', typed } = asked;
  if (member === 'fact') return factsOf(words, true);
  const item = itemListAt(rule, asked.at);
  const operand = addressIn(fact, path, item);
  const field = fieldOf(knowledge, fact, path, item);
  const below = (found: ReturnType<typeof groupFields>) =>
    found.map((one) => ({ text: one.path, detail: local(one.field.title), about: one.field.type }));
  switch (roleOf(operator, member)) {
    case 'codeSet':
    case 'codeMap':
    case 'codeSystem':
      return artifacts.map((one) => ({ text: one.id, detail: local(one.title) }));
    case 'groupMember':
      return below(groupFields(knowledge, operand));
    case 'itemMember':
      return below(itemFields(knowledge, operand));
    case 'recordPath':
      return [...knowledge.fields.values()].map((one) => ({ text: one.path, detail: local(one.title) }));
    case 'expression':
      return expressionSuggestions(typed, words, item);
    case 'fieldValue':
    case 'codeRanges': {
      const codes = field?.valueSet === undefined ? undefined : sets[field.valueSet];
      if (codes !== undefined) return codes.map((one) => ({ text: one.code, detail: `${local(one)} ${one.initials}` }));
      const system = systemOf(field);
      if (system === undefined) return [];
      return words
        .searchCodes(system, typed)
        .then((found) =>
          found.map((one) => ({ text: one.code, detail: `${english ? one.en || one.zh : one.zh} ${typed}` })),
        );
    }
    case 'attribute':
    case 'parameter':
    case 'pattern':
    case 'plain':
      return [];
  }
}
