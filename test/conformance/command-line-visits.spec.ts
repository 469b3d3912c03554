import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseloom } from '../support/command-line.ts';

const PACK = 'rule-packs/sample-city-apg';
const VISITS =
  'visit_id,hospital,sex,age,visit_date,insurance,amount,dx,procedures,items\n' +
  'V1,H1,1,52,2026-03-09,职工,150.00,I10.x00,,250101=18.00|310701001=25.00*1\n' +
  'V2,H1,2,44,2026-03-09,职工,1200.00,K29.500,45.1300|45.2300,270300001=120.00\n' +
  'V3,H1,2,44,2026-03-10,居民,20,,,999999=20\n' +
  'V4,H1,2,44,2026-03-10,居民,20,,,\n';

let folder: string;
let cases: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseloom-visits-'));
  cases = join(folder, 'visits.csv');
  writeFileSync(cases, VISITS);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line on outpatient visits', () => {
  it('[APG-6] groups a table of visits: the group that names each, what is packaged, what no table lists', async () => {
    const { code, out } = await caseloom(['group', '--pack', PACK, '--cases', cases]);
    expect(code).toBe(0);
    expect(out).toBe(
      'id,status,reason,apg,apg_type,weight,groups,packaged,unlisted\n' +
        'V1,grouped,,M101,medical,0.6200,M101|A301,A101,\n' +
        'V2,grouped,,S111,significant,4.4200,S111|S101|M121|A401,,\n' +
        'V3,ungrouped,noGroup,,,,,,\nV4,invalid,emptyVisit,,,,,,\n',
    );
  });

  it('[P7] pays them by the policy of their insurance type', async () => {
    const { code, out } = await caseloom(['pay', '--pack', PACK, '--cases', cases]);
    expect(code).toBe(0);
    expect(out).toBe(
      'id,method,policy,case_type,ratio,points,point_value,standard,amount,balance\n' +
        'V1,apg,outpatient-employee,NORMAL,1.0571,0.8600,165,141.90,141.90,-8.10\n' +
        'V2,apg,outpatient-employee,NORMAL,1.0548,6.8950,165,1137.68,1137.68,-62.32\n' +
        'V3,apg,outpatient-resident,UNGROUPED,,,,,12.00,-8.00\nV4,apg,outpatient-resident,(groupingInvalid),,,,,,\n',
    );
  });
});
