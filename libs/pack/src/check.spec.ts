import { describe, expect, it } from '@jest/globals';
import { child, files, manifest, nation, registry, resolved, steps, told } from '../spec/specimen.ts';
import { checkPack } from './check.ts';

const own = (title: string) =>
  files({ 'pack.json': manifest('cn'), 'rules/main.json': { ...steps, steps: [{ id: 'a' }, { id: 'b', title }] } });
const overlay = (ops: unknown[]) => child({ 'overlay/rules/main.json': ops });

describe('[PACK-19] checks of the kinds', () => {
  it.each([
    ['nothing is wrong', [nation], []],
    ['an own element', [own('wrong')], ['STEP_WRONG rules/main.json#steps[1].title']],
    ['an inherited element', [own('wrong'), child({})], ['STEP_WRONG cn:rules/main.json#steps[1].title']],
    [
      'an element of an overlay',
      [
        nation,
        overlay([
          { op: 'disable', id: 'c', family: 'steps', reason: 'x' },
          { op: 'patch', id: 'b', family: 'steps', value: { title: 'wrong' } },
        ]),
      ],
      ['STEP_WRONG overlay/rules/main.json#[1].value.title'],
    ],
    ['a check that throws', [own('crash')], ['PACK_CHECK_FAILED rules/main.json']],
    [
      'a value set that is missing',
      [
        files({
          'pack.json': manifest('cn'),
          'record/extra.json': {
            title: steps.title,
            fields: [{ path: 'ext.a', zh: '甲', en: 'A', type: 'code', document: 'frontPage', valueSet: 'sxe' }],
          },
        }),
      ],
      ['PACK_VALUE_SET_UNKNOWN record/extra.json#fields[0].valueSet'],
    ],
    [
      'a code in list and table',
      [
        files({
          'pack.json': manifest('cn'),
          'codes/a.json': { title: steps.title, system: 'list', codes: [{ code: '1' }] },
          'codes/a.codes.csv': 'code\n2\n1\n',
        }),
      ],
      ['PACK_ID_DUPLICATE codes/a.codes.csv:3:code'],
    ],
    [
      'a code in list and an overlay table',
      [
        files({
          'pack.json': manifest('cn'),
          'codes/a.json': { title: steps.title, system: 'list', codes: [{ code: '1' }] },
        }),
        child({ 'overlay/codes/a.codes.csv': '_op,code\nadd,1\n' }),
      ],
      ['PACK_ID_DUPLICATE overlay/codes/a.codes.csv:2:code'],
    ],
    [
      'a map without editions',
      [
        files({
          'pack.json': manifest('cn'),
          'codes/a.json': { title: steps.title, system: 'map' },
          'codes/a.map.csv': 'from,to\n2,1\n',
        }),
      ],
      ['PACK_CODES_MAP_UNNAMED codes/a.json'],
    ],
  ])('%s', (_, chain, expected) => {
    expect(told(checkPack(resolved(...chain), registry))).toEqual(expected);
  });
});
