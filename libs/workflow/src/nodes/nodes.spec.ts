import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { nodeKinds } from './index.ts';

const here = new URL('.', import.meta.url);
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

describe('the family of node kinds', () => {
  it('is the registry, in alphabetical order, and each kind knows its own name', () => {
    expect(Object.keys(nodeKinds)).toEqual(folders);
    expect(Object.values(nodeKinds).map((kind) => kind.id)).toEqual(folders);
  });
  it.each(folders)('%s has definition, spec, cases and page', (name) => {
    expect(
      ['node.ts', 'node.spec.ts', 'cases.json', 'md'].filter(
        (part) => !existsSync(new URL(`${name}/${name}.${part}`, here)),
      ),
    ).toEqual([]);
  });
});
