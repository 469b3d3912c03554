import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { caseloom, type Answer } from '../support/command-line.ts';
import { CASES, codeFiles, filesAt, GROUPS, ownFiles, schemeFiles } from '../support/small-city.ts';

/** The next year's scheme: respiratory failure counts no more, another operation is on the list, and nothing gets behind a new group. */
const nextYear = {
  ...schemeFiles,
  'adrg.csv':
    'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n' +
    '1,MDCH,HC2,HC2,胆囊切除,group,principal_proc in {adrg:HC2/proc},\n2,MDCH,HU1,HU1,胆囊疾病,group,true,\n' +
    '3,MDCH,HZ1,HZ1,其他,group,sex = 1,\n',
  'drg.csv': `${String(schemeFiles['drg.csv'])}4,MDCH,HZ1,HZ1,HZ19,其他,true\n`,
  'code_lists.csv.gz': gzipSync('list,code\nmdc:MDCH/dx,K80.100\nadrg:HC2/proc,51.2200\n'),
  'mcc.csv': 'code,exclusion_group\nA00.000,1\n',
  'weights.csv': `${String(schemeFiles['weights.csv'])}HZ19,0.4000,4000.00,3.0\n`,
};

describe('[ANA-7] [ANA-8] schemes on the command line', () => {
  const dir = mkdtempSync(join(tmpdir(), 'caseloom-schemes-'));
  const call = (words: string): Promise<Answer> => caseloom(words.split(' '), { cwd: dir });
  const text = (name: string): string => readFileSync(join(dir, name), 'utf8');

  beforeAll(async () => {
    filesAt(join(dir, 'codes'), codeFiles);
    filesAt(join(dir, 'old'), schemeFiles);
    filesAt(join(dir, 'new'), nextYear);
    // The settlement list of c1 lacks its procedure.
    filesAt(dir, {
      'cases.csv': CASES,
      'lists.csv': CASES.replace('K80.100|I10.x00,51.2300', 'K80.100|I10.x00,').replace('c6,', 'c7,'),
      'settled.csv': GROUPS.replace('c3,grouped,,MDCH,HU1,HU19', 'c3,grouped,,MDCH,HC2,HC25').replaceAll(
        ',0000\n',
        ',\n',
      ),
    });
    for (const year of ['old', 'new']) {
      await call(`pack init ${year}-pack --id city-${year} --layer city`);
      await call(`codes import codes --pack ${year}-pack`);
      await call(`scheme import ${year} --pack ${year}-pack --id city`);
    }
  }, 60_000);
  afterAll(() => rmSync(dir, { recursive: true }));

  it('scheme check tells what is to be known of a scheme, and writes it as JSON', async () => {
    const { code, out } = await call(
      'scheme check new-pack --base old-pack --cases cases.csv --settled settled.csv --out report.json',
    );
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => !line.startsWith('warning') && !line.startsWith('info'))).toEqual([
      'city (drg): 3 adrg, 2 code_lists, 4 drg, 1 exclusion, 1 mcc, 1 mdc, 1 operating_procedures, 4 weights, 4 groups',
      'codes code_lists dx: 1, 0 unknown, 0 expired',
      'codes code_lists proc: 1, 1 unknown (51.2200), 0 expired',
      'codes operating_procedures proc: 1, 0 unknown, 0 expired',
      'codes mcc dx: 1, 0 unknown, 0 expired',
      'codes exclusion dx: 1, 0 unknown, 0 expired',
      'overlaps: 0',
      'reach: 3 groups reached, 1 dead, 0 rows shadowed, 0 undecided',
      'dead HZ19 drg.csv:5: behind adrg.csv:3',
      'base city: 1 groups alike, 2 changed, 0 only there, 1 only here, 2 codes lead elsewhere',
      'agreement: 3 of 6',
      'differs c1: HC25 settled, HU19',
      'differs c2: HC21 settled, HU19',
      'differs c3: HC25 settled, HU19',
      '',
    ]);
    expect(JSON.parse(text('report.json'))).toMatchObject({ reach: { reached: 3 }, agreement: { cases: 6, agree: 3 } });
  });

  it('scheme compare writes a line for each difference and ends with 1, with 0 where there is none', async () => {
    const { code, out, err } = await call('scheme compare old-pack new-pack');
    expect(code).toBe(1);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual({ group: 'HZ19', name: '其他', only: 'b' });
    expect(lines).toContainEqual({ group: 'HC25', name: '不伴并发症', what: ['lists'] });
    expect(lines).toContainEqual({ code: '51.2200', system: 'proc', a: [], b: ['HC2'] });
    expect(JSON.parse(err)).toEqual({ groups: { same: 1, changed: 2, onlyA: 0, onlyB: 1 }, tables: 5, codes: 2 });
    const same = await call('scheme compare old-pack old-pack');
    expect([same.code, same.out]).toEqual([0, '']);
  });

  it('scheme side-by-side puts differing cases of two schemes together by cause', async () => {
    const { code, out } = await call(
      'scheme side-by-side --pack old-pack --other-pack new-pack --cases cases.csv --out years',
    );
    expect([code, JSON.parse(out)]).toEqual([0, { cases: 6, same: 4, different: 2, clusters: 1 }]);
    expect(text('years/clusters.csv')).toBe(
      'cause,message,cases,pairs,weight_change,examples\n' +
        'SIDE_BY_SIDE_ADRG,Entry of HC2: only in a does list adrg:HC2/proc hold 51.2300.,2,HC21 HU19 1; HC25 HU19 1,-2.75,c1 c2\n',
    );
    expect(text('years/differences.csv')).toBe(
      'id,a,b,cause,message\n' +
        'c1,HC25,HU19,SIDE_BY_SIDE_ADRG,Entry of HC2: only in a does list adrg:HC2/proc hold 51.2300.\n' +
        'c2,HC21,HU19,SIDE_BY_SIDE_ADRG,Entry of HC2: only in a does list adrg:HC2/proc hold 51.2300.\n',
    );
    expect(JSON.parse(text('years/clusters.json'))).toMatchObject({
      different: 2,
      clusters: [{ examples: ['c1', 'c2'] }],
    });
  });

  it('scheme side-by-side compares two records of each stay, and counts those that only one file has', async () => {
    const { code, out, err } = await call(
      'scheme side-by-side --pack old-pack --cases cases.csv --other-cases lists.csv --out records',
    );
    expect([code, JSON.parse(out)]).toEqual([0, { cases: 5, same: 4, different: 1, clusters: 1 }]);
    expect(err).toContain('2 cases stand in one file only and were not compared.');
    expect(text('records/differences.csv')).toBe(
      'id,a,b,cause,message\nc1,HC25,HU19,SIDE_BY_SIDE_FIRST_PROCEDURE,The principal procedure differs (missingInB).\n',
    );
  });

  it('scheme import tells what a second scheme does to policies of the pack that name none', async () => {
    await call('pack init two-pack --id two');
    filesAt(join(dir, 'two-pack'), ownFiles);
    expect(await call('scheme import old --pack two-pack --id first')).toMatchObject({ code: 0 });
    const { code, err } = await call('scheme import new --pack two-pack --id second');
    expect(code).toBe(1);
    expect(err).toContain('error payment/rate.json#scheme: ');
    expect(err).toContain('[ENGINE_SCHEME_AMBIGUOUS]');
  });

  it.each([
    ['scheme check old-pack --scheme other', 'CLI_SCHEME_UNKNOWN'],
    ['scheme check old-pack --cases cases.csv', 'CLI_OPTION_NEEDED'],
    ['scheme check old-pack --cases cases.csv --settled codes/dx_map.csv', 'CLI_OPTION_INVALID'],
    ['scheme side-by-side --pack old-pack --cases cases.csv', 'CLI_OPTION_NEEDED'],
  ])('refuses `%s` with %s', async (words, refusal) => {
    const { code, err } = await call(words);
    expect(code).toBe(2);
    expect(err).toContain(`[${refusal}]`);
  });
});
