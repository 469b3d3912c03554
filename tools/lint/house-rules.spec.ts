import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** file, text, the rules that must object (empty: none) */
const plants: [file: string, text: string, rules: string[]][] = [
  ['libs/a/src/clock.ts', 'export const t = Date.now();', ['caseloom(no-ambient)']],
  ['libs/a/src/date.ts', 'export const t = new Date();', ['caseloom(no-ambient)']],
  ['libs/a/src/chance.ts', `export const t = Math['random']();`, ['caseloom(no-ambient)']],
  ['libs/a/src/order.ts', `export const t = ['b', 'a'].sort((x, y) => x.localeCompare(y));`, ['caseloom(no-ambient)']],
  ['libs/a/src/intl.ts', `export const t = new Intl.NumberFormat('zh');`, ['caseloom(no-ambient)']],
  ['libs/a/src/text.ts', 'export const t = (1234).toLocaleString();', ['caseloom(no-ambient)']],
  ['libs/a/src/pattern.ts', 'export const t = (p: string) => new RegExp(p);', ['caseloom(no-native-pattern)']],
  ['libs/a/src/called.ts', 'export const t = (p: string) => RegExp(p);', ['caseloom(no-native-pattern)']],
  ['libs/a/src/eval.ts', `export const t = eval('1');`, ['eslint(no-eval)']],
  ['libs/a/src/function.ts', `export const t = new Function('1');`, ['eslint(no-new-func)']],
  ['libs/a/src/literal.ts', 'export const t = /^[a-z]+$/.test("a"); export const u = { Intl: 1 }.Intl;', []],
  ['libs/a/src/clock.spec.ts', 'export const t = Date.now();', []],
  ['apps/server/src/now.ts', 'export const t = Date.now();', []],
  [
    'apps/server/src/send.ts',
    'export const t = (boss: any) => boss.send("q", {});',
    ['caseloom(queue-in-transaction)'],
  ],
  ['apps/server/src/send-with.ts', 'export const t = (boss: any, db: any) => boss.send("q", {}, { db });', []],
  ['apps/server/src/warm.ts', 'export const t = (boss: any) => boss.insert("q", []);', []],
];

describe('the lint rules of the house', () => {
  let folder: string;
  let found: Map<string, string[]>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'caseloom-lint-'));
    const settings = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8'));
    put('.oxlintrc.json', JSON.stringify({ ...settings, jsPlugins: [join(root, 'tools/lint/house-rules.mjs')] }));
    for (const [file, text] of plants) put(file, text);
    const node = join(root, 'node_modules/.bin/node');
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
    const { stdout } = spawnSync(node, [oxlint, '--format=json'], { cwd: folder, encoding: 'utf8' });
    const messages: { filename: string; code: string }[] = JSON.parse(stdout).diagnostics;
    found = new Map(plants.map(([file]) => [file, []]));
    for (const { filename, code } of messages) found.get(filename.replace(`${folder}/`, ''))!.push(code);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(plants)('%s: %s', (file, _text, rules) => {
    expect([...new Set(found.get(file))]).toEqual(rules);
  });

  function put(file: string, text: string) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
});
