import type { Asked } from '../../../../editor/completion.ts';
import { operatorAbout } from '../../messages/operators.ts';
import { exampleOf } from '../field-options.ts';
import { addressIn, fieldAt, fieldOf, listTitle, systemOf, type FieldInfo } from '../knowledge.ts';
import { itemListAt } from '../rule-address.ts';
import { roleOf } from '../values/value-role.ts';
import { expressionHover } from './expression-words.ts';
import type { RuleWords } from './rule-words.ts';

/** What the word at a place means, in Markdown. Text of packs and tables is written as text, never as markup. */
export function hoverText(
  asked: Asked,
  whole: string,
  words: RuleWords,
): string | undefined | Promise<string | undefined> {
  const { knowledge, rule, local, conditions, say } = words;
  switch (asked.what) {
    case 'operator': {
      const operator = knowledge.operators.get(whole);
      if (operator === undefined) return undefined;
      return lines(`**${plain(local(operator.title))}** \`${whole}\``, plain(local(operatorAbout[whole])));
    }
    case 'fact':
    case 'path': {
      const fact = asked.what === 'fact' ? whole : asked.fact;
      const path = asked.what === 'path' ? whole : asked.path;
      return fact === undefined ? undefined : fieldText(addressIn(fact, path, itemListAt(rule, asked.at)), words);
    }
    case 'field':
    case 'list':
      return fieldText(whole, words);
    case 'condition':
      return Object.hasOwn(conditions, whole)
        ? lines(`**${plain(whole)}**`, plain(say(conditions[whole], undefined)))
        : undefined;
    case 'value':
      return valueText(asked, whole, words);
    case 'id':
      return undefined;
  }
}

function fieldText(address: string, words: RuleWords): string | undefined {
  const { knowledge, local, message, sets } = words;
  const field = fieldAt(knowledge, address);
  if (field === undefined) {
    const list = listTitle(knowledge, address);
    return list === undefined ? undefined : lines(`**${plain(local(list))}** \`${address}\``);
  }
  const example = exampleOf(field, sets, local);
  return lines(
    `**${plain(local(field.title))}** \`${field.path}\``,
    [message(`type.${field.type}`) ?? field.type, field.unit, field.valueSet && `\`${field.valueSet}\``]
      .filter(Boolean)
      .join(' · '),
    example === '' ? '' : plain(message('field.example', { example }) ?? example),
    plain(field.note ?? ''),
  );
}

function valueText(asked: Asked, whole: string, words: RuleWords): string | undefined | Promise<string | undefined> {
  const { knowledge, rule, sets, artifacts, local } = words;
  const { fact = '', path, operator = '', member = '' } = asked;
  const field = fieldOf(knowledge, fact, path, itemListAt(rule, asked.at));
  switch (roleOf(operator, member)) {
    case 'codeSet':
    case 'codeMap':
    case 'codeSystem': {
      const found = artifacts.find((one) => one.id === whole);
      return found === undefined
        ? undefined
        : lines(`**${plain(local(found.title))}** \`${whole}\``, String(found.elements));
    }
    case 'recordPath':
      return fieldText(whole, words);
    case 'expression':
      return expressionHover(asked, whole, words, itemListAt(rule, asked.at));
    case 'fieldValue':
    case 'codeRanges':
      return codeText(whole, field, words);
    default:
      return undefined;
  }

  function codeText(code: string, of: FieldInfo | undefined, { english }: RuleWords) {
    const known = of?.valueSet === undefined ? undefined : sets[of.valueSet]?.find((one) => one.code === code);
    if (known !== undefined) return lines(`\`${code}\` ${plain(local(known))}`);
    const system = systemOf(of);
    if (system === undefined) return undefined;
    return words.searchCodes(system, code.split('-')[0] ?? code).then((found) => {
      const exact = found.find((one) => one.code === code);
      const shown = exact === undefined ? found.slice(0, 3) : [exact];
      if (shown.length === 0) return undefined;
      return lines(
        ...shown.map(
          (one) =>
            `\`${one.code}\` ${plain(english ? one.en || one.zh : one.zh)}${one.others === undefined ? '' : ` · ${one.others.map((other) => `\`${other}\``).join(' ')}`}`,
        ),
        exact === undefined && found.length > 3 ? '…' : '',
      );
    });
  }
}

const lines = (...all: readonly string[]): string => all.filter((one) => one !== '').join('\n\n');

/** Characters that Markdown would read as its own. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~-]/g, '\\$&');
}
