import { RE2JS } from 're2js';
import type { FeelFunction } from './function.ts';
import { defineFunction } from './function.ts';

const input = { name: 'input', type: 'string' as const };
const pattern = { name: 'pattern', type: 'pattern' as const };
const flags = { name: 'flags', type: 'pattern' as const, optional: true };

/** Functions of patterns: RE2 only, in time linear in the text; a pattern is written in the pack and compiled once. */
export const patternFunctions = [
  defineFunction({
    name: 'matches',
    about: {
      zh: '文本是否含有与正则表达式相符的部分（标志 i、s、m、x）。',
      en: 'Does a part of the text match the pattern? Flags i, s, m and x.',
    },
    parameters: [input, pattern, flags],
    returns: 'boolean',
    call: () => null,
    prepare: ([written, options]) => {
      const test = compilePattern(written!, options);
      return withText((text) => test(text));
    },
  }),
  defineFunction({
    name: 'replace',
    about: {
      zh: '把与正则表达式相符的部分替换为新文本，$1 表示第一个分组。',
      en: 'The text with every match replaced; $1 stands for the first group.',
    },
    parameters: [input, pattern, { name: 'replacement', type: 'string' }, flags],
    returns: 'string',
    call: () => null,
    prepare: ([written, options]) => {
      const compiled = compiledPattern(written!, options);
      // As XPath: a pattern that matches nothing at all cannot be replaced.
      if (compiled.matcher('').find()) return () => null;
      return withText((text, args, { budget }) => {
        const template = replacementOf(args[2] as string, compiled.groupCount());
        if (template === null) return null;
        let made = '';
        let from = 0;
        for (const matcher = compiled.matcher(text); matcher.find(); from = matcher.end()) {
          made += text.slice(from, matcher.start());
          for (const part of template) made += typeof part === 'string' ? part : (matcher.group(part) ?? '');
          budget.spend(1);
          budget.string(made.length);
        }
        return made + text.slice(from);
      });
    },
  }),
  defineFunction({
    name: 'split',
    about: { zh: '按正则表达式把文本分成列表。', en: 'The parts of a text between the matches of a pattern.' },
    parameters: [
      { name: 'string', type: 'string' },
      { name: 'delimiter', type: 'pattern' },
    ],
    returns: { list: 'string' },
    call: () => null,
    prepare: ([written]) => {
      const compiled = compiledPattern(written!);
      return withText((text, _args, { budget }) => {
        const parts: string[] = [];
        let from = 0;
        for (const matcher = compiled.matcher(text); matcher.find();) {
          if (matcher.end() === matcher.start()) continue;
          parts.push(text.slice(from, matcher.start()));
          from = matcher.end();
          budget.list(parts.length);
        }
        return [...parts, text.slice(from)];
      });
    },
  }),
];

function withText(
  answer: (text: string, ...rest: Parameters<FeelFunction['call']>) => ReturnType<FeelFunction['call']>,
): FeelFunction['call'] {
  return (args, frame, reference) => {
    const text = args[0] as string;
    frame.budget.spend(1 + (text.length >> 6));
    frame.budget.string(text.length);
    return answer(text, args, frame, reference);
  };
}

/** Linear-time pattern (RE2). @throws Error with the reason when the pattern is not valid; flags i, s, m, x */
export function compilePattern(written: string, options = ''): (text: string) => boolean {
  const compiled = compiledPattern(written, options);
  return (value) => compiled.matcher(value).find();
}

function compiledPattern(written: string, options = ''): RE2JS {
  let bits = 0;
  let text = written;
  for (const flag of options) {
    if (flag === 'i') bits |= RE2JS.CASE_INSENSITIVE;
    else if (flag === 's') bits |= RE2JS.DOTALL;
    else if (flag === 'm') bits |= RE2JS.MULTILINE;
    else if (flag === 'x') text = withoutBlanks(text);
    else throw new Error(`flag ${flag}`);
  }
  if (text.length > 1000) throw new Error('more than 1000 characters');
  return RE2JS.compile(text, bits);
}

/** XPath's flag x: blanks outside of character classes do not count. */
function withoutBlanks(written: string): string {
  let kept = '';
  let inClass = false;
  for (let i = 0; i < written.length; i++) {
    const char = written[i]!;
    if (char === '\\') kept += char + (written[++i] ?? '');
    else if (inClass || !' \t\r\n'.includes(char)) kept += char;
    if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
  }
  return kept;
}

/** XPath's replacement: `$1` a group, `\\$` a dollar, `\\\\` a backslash; anything else after these signs is wrong, and the result unknown. */
function replacementOf(replacement: string, groups: number): readonly (string | number)[] | null {
  if (!/^(?:[^\\$]|\\[\\$]|\$\d)*$/s.test(replacement)) return null;
  const parts: (string | number)[] = [];
  for (const [part] of replacement.matchAll(/\\[\\$]|\$\d+|[^\\$]+/gs)) {
    if (part.startsWith('$')) parts.push(...groupOf(part.slice(1), groups));
    else parts.push(part.startsWith('\\') ? part.slice(1) : part);
  }
  return parts;
}

/** The longest number of a group there is; what follows are digits of the text. */
function groupOf(digits: string, groups: number): readonly (string | number)[] {
  let length = digits.length;
  while (length > 1 && Number(digits.slice(0, length)) > groups) length--;
  const group = Number(digits.slice(0, length));
  return group > groups ? [digits.slice(length)] : [group, digits.slice(length)];
}
