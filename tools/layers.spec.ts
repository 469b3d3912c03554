import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import configuration, { arrows } from '../.dependency-cruiser.mjs';

const root = resolve(import.meta.dirname, '..');
const rooms = [...Object.keys(arrows).map((room) => `libs/${room}`), 'apps/cli', 'apps/server', 'apps/studio'];

/** One planted violation per rule: the file, what it says, the rule that must object. */
const plants: [file: string, text: string, rule: string][] = [
  ['libs/core/src/a.ts', `import '@caseloom/pack';`, 'arrow-core'],
  ['libs/record/src/a.ts', `import '@caseloom/pack';`, 'arrow-record'],
  ['libs/pack/src/a.ts', `import '@caseloom/expression';`, 'arrow-pack'],
  ['libs/expression/src/a.ts', `import '@caseloom/record';`, 'arrow-expression'],
  ['libs/tables/src/a.ts', `import '@caseloom/rules';`, 'arrow-tables'],
  ['libs/dmn/src/a.ts', `import '@caseloom/rules';`, 'arrow-dmn'],
  ['libs/rules/src/a.ts', `import type { X } from '@caseloom/grouping'; export type Y = X;`, 'arrow-rules'],
  ['libs/grouping/src/a.ts', `export * from '@caseloom/payment';`, 'arrow-grouping'],
  ['libs/payment/src/a.ts', `await import('@caseloom/measures');`, 'arrow-payment'],
  ['libs/measures/src/a.ts', `import '@caseloom/workflow';`, 'arrow-measures'],
  ['libs/statistics/src/a.ts', `import '@caseloom/rules';`, 'arrow-statistics'],
  ['libs/workflow/src/a.ts', `import '@caseloom/rules';`, 'arrow-workflow'],
  ['libs/api/src/a.ts', `import '@caseloom/engine';`, 'arrow-api'],
  ['libs/engine/src/a.ts', `import '@caseloom/api';`, 'arrow-engine'],
  ['libs/files/src/a.ts', `import '@caseloom/engine';`, 'arrow-files'],
  ['libs/governor/src/a.ts', `import '@caseloom/record';`, 'arrow-governor'],
  ['libs/hospital/src/a.ts', `import '@caseloom/pack';`, 'arrow-hospital'],
  ['libs/reference/src/a.ts', `import '@caseloom/files';`, 'arrow-reference'],
  ['libs/attic/src/a.ts', `import 'zod';`, 'unknown-room'],
  ['apps/server/src/a.ts', `import '../../../libs/rules/src/b.ts';`, 'past-the-index'],
  ['apps/server/src/b.ts', `import '../../studio/src/index.ts';`, 'app-to-app'],
  ['libs/rules/src/c.ts', `import 'node:fs';`, 'pure-room-touches-the-world'],
  ['libs/record/src/b.ts', `import 'react';`, 'framework-in-a-room'],
  ['libs/rules/src/d.ts', `import 'json-rules-engine';`, 'second-opinion-in-production'],
  ['apps/studio/src/a.tsx', `import '@mikro-orm/core';`, 'studio-to-persistence'],
  ['apps/studio/src/b.tsx', `import 'node:path';`, 'studio-to-node'],
  ['apps/cli/src/a.ts', `import 'pg-boss';`, 'command-line-to-database'],
  ['apps/server/src/c.ts', `import '../../../tools/make.mjs';`, 'tools-at-run-time'],
  ['libs/core/src/f.ts', `import '../spec/shared.ts';`, 'tools-at-run-time'],
  ['libs/core/src/b.ts', `import { c } from './c.ts'; export const b = c;`, 'cycle'],
  ['libs/core/src/d.ts', `import './nowhere.ts';`, 'not-found'],
  ['libs/core/src/e.ts', `import 'zod';`, 'not-listed'],
];
const innocent: [file: string, text: string][] = [
  ['libs/core/src/c.ts', `import { b } from './b.ts'; export const c = b;`],
  ['libs/rules/src/b.ts', `import { Decimal } from '@caseloom/core'; import 'zod'; export const d = Decimal;`],
  ['libs/rules/src/b.spec.ts', `import 'node:fs'; import './b.ts';`],
  ['libs/core/spec/shared.ts', `import 'node:fs';`],
  ['libs/files/src/b.ts', `import 'node:fs'; import '@caseloom/pack';`],
  ['apps/cli/src/b.ts', `import 'node:fs'; import '@caseloom/engine';`],
  ['apps/studio/src/c.tsx', `import 'react'; import '@caseloom/api';`],
  ['tools/make.mjs', `import '@caseloom/engine';`],
];

describe('the arrows of the house', () => {
  let house: string;

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'caseloom-layers-'));
    mkdirSync(join(house, 'node_modules/@caseloom'), { recursive: true });
    for (const room of rooms) {
      plant(`${room}/src/index.ts`, 'export {};');
      cpSync(join(root, room, 'package.json'), join(house, room, 'package.json'));
      symlinkSync(join(house, room), join(house, 'node_modules/@caseloom', room.split('/')[1]!));
    }
    for (const name of ['zod', 'react', 'json-rules-engine', 'pg-boss']) borrow(name);
    mkdirSync(join(house, 'node_modules/@mikro-orm'));
    borrow('@mikro-orm/core');
    for (const [file, text] of [...plants, ...innocent]) plant(file, text);
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it('finds one planted violation of every rule and nothing else', () => {
    const found = spawnSync(join(root, 'node_modules/.bin/node'), ['tools/layers.mjs', house, '--json'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(found.status).toBe(1);
    const violations: { rule: string; from: string }[] = JSON.parse(found.stdout);
    const pairs = new Set(violations.map(({ rule, from }) => `${from} ${rule}`));
    for (const [file, , rule] of plants) expect(pairs).toContain(`${file} ${rule}`);
    const planted = new Set(plants.map(([file]) => file));
    const accused = violations.filter(({ from, rule }) => !planted.has(from) && rule !== 'cycle');
    expect(accused).toEqual([]);
  });

  it('has a plant for every rule', () => {
    const named = configuration.forbidden.map(({ name }) => name).sort();
    expect([...new Set(plants.map(([, , rule]) => rule))].sort()).toEqual(named);
  });

  it.each(Object.entries(arrows))(
    'libs/%s lists in package.json and tsconfig.json only rooms it may use',
    (room, allowed) => {
      const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'libs', room, 'package.json'), 'utf8'));
      const listed = Object.keys(dependencies)
        .filter((name) => name.startsWith('@caseloom/'))
        .map((name) => name.slice('@caseloom/'.length));
      expect(listed.filter((name) => !(allowed as string[]).includes(name))).toEqual([]);
      const { references = [] } = JSON.parse(readFileSync(join(root, 'libs', room, 'tsconfig.json'), 'utf8'));
      expect(references.map(({ path }: { path: string }) => path.slice('../'.length)).sort()).toEqual(listed.sort());
    },
  );

  it('has every room in the type check of the specs', () => {
    const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.spec.json'), 'utf8'));
    const checked = references.map(({ path }: { path: string }) => path).sort();
    expect(checked).toEqual(rooms.filter((room) => room !== 'apps/studio').sort());
  });

  function plant(file: string, text: string) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), `${text}\n`);
  }

  function borrow(name: string) {
    symlinkSync(join(root, 'node_modules', name), join(house, 'node_modules', name));
  }
});
