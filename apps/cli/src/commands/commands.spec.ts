import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { commands, findCommand, notBuilt } from './index.ts';

describe('the table of commands', () => {
  it('has a line for every file of the folder, and no other', async () => {
    const files = readdirSync(import.meta.dirname).filter((name) => !/^(index|commands\.spec)\.ts$/.test(name));
    const loaded = await Promise.all(commands.map(({ load }) => load()));
    expect(new Set(loaded.map(({ command }) => command)).size).toBe(files.length);
    expect(commands.map(({ words }) => `${words.replace(' ', '-')}.ts`).sort()).toEqual(files.sort());
  });

  it.each(commands.map((entry) => [entry.words, entry] as const))(
    '%s: the usage names exactly the flags and arguments that it takes',
    async (_words, { usage, load }) => {
      const { command } = await load();
      const named = [...usage.matchAll(/--([a-z-]+)/g)].map((match) => match[1]!);
      if (/-o (FILE|DIR)/.test(usage)) named.push('out');
      expect([...new Set(named)].sort()).toEqual(Object.keys(command.flags).sort());
      const withoutFlags = usage.replace(/\[[^\]]*\]…?|--?[a-z-]+ \S+/g, '');
      expect(withoutFlags.trim().split(/\s+/).filter(Boolean)).toHaveLength(command.takes);
      const optional = [...usage.matchAll(/\[--([a-z-]+)/g)].map((match) => match[1]!);
      for (const [flag, { required = false }] of Object.entries(command.flags))
        expect([flag, required]).toEqual([flag, !optional.includes(flag)]);
    },
  );

  it.each(commands.map(({ words, summary }) => [words, summary] as const))(
    '%s says what it does, in both languages',
    (_, summary) => {
      expect(Object.values(summary).every((text) => text.trim().length > 5)).toBe(true);
    },
  );

  it.each([...commands.map(({ words }) => words)])('finds `%s` and hands on the words after it', (words) => {
    const { entry, rest } = findCommand([...words.split(' '), 'x', '--y']);
    expect([entry.words, rest]).toEqual([words, ['x', '--y']]);
  });

  it.each([
    ...notBuilt.map((words) => [words, 'CLI_NOT_BUILT'] as const),
    ['pack', 'CLI_COMMAND_UNKNOWN'],
    ['pack chec', 'CLI_COMMAND_UNKNOWN'],
    ['__proto__', 'CLI_COMMAND_UNKNOWN'],
  ])('refuses `%s` by %s', (words, code) => {
    expect(() => findCommand(words.split(' '))).toThrow(code);
  });
});
