import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const pages = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  ...['docs/guide', 'docs/decisions', 'docs/spec'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

/** What the guides add as examples; it is not there, and must not be. */
const examples = ['endsWith', 'per-day', 'archive'];

const read = (page: string) => readFileSync(join(root, page), 'utf8');

describe('the pages', () => {
  it.each(pages)('%s links only to what is there', (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => target!);
    const local = targets.filter((target) => !target.includes('://'));
    expect(local.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  it.each(pages)('%s names only files that are there', (page) => {
    const named = [...read(page).matchAll(/`((?:libs|apps|docs|test|tools|rule-packs)\/[\w./-]+)`/g)].map(
      ([, file]) => file!,
    );
    const real = named.filter((file) => !examples.some((example) => file.includes(example)));
    expect(real.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('list every decision', () => {
    const records = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
    const listed = [...read('docs/decisions/README.md').matchAll(/\((\d{4}-[^)]+)\)/g)].map(([, name]) => name);
    expect(listed).toEqual(records.sort());
  });

  it('do not keep what an example adds', () => {
    const left = [
      'libs/rules/src/operators/endsWith',
      'libs/payment/src/methods/per-day',
      'libs/workflow/src/nodes/archive',
    ];
    expect(left.filter((folder) => existsSync(join(root, folder)))).toEqual([]);
  });
});
