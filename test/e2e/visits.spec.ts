import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, fileForm } from '../support/client.ts';
import { startServer, type RunningServer } from '../support/server.ts';

const VISITS =
  'visit_id,hospital,sex,age,visit_date,insurance,amount,dx,procedures,items\n' +
  'V1,H1,1,52,2026-03-09,职工,150.00,I10.x00,,250101=18.00|310701001=25.00\n' +
  'V2,H1,2,44,2026-03-09,职工,1200.00,K29.500,45.1300|45.2300,270300001=120.00\n';

/** Outpatient visits are paid by their own policy beside the inpatient one, by the kind of stay. */
describe('outpatient visits', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-visits-'));
  let server: RunningServer;
  let consultant: Client;
  let director: Client;
  let records: Client;

  beforeAll(async () => {
    server = await startServer({ dataDir });
    consultant = await Client.byLink(server, 'consultant1');
    director = await Client.byLink(server, 'admin');
    records = await Client.byLink(server, 'qc');
  }, 180_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function ended(id: string): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      const { state } = await records.ok('getJob', { params: { id } });
      if (state === 'done') return;
      if (state === 'failed' || state === 'cancelled') throw new Error(`the import ended as ${state}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('the import did not end');
  }

  it('are grouped and paid by APG once that pack is in force for them', async () => {
    const { packs } = await consultant.ok('listPacks', {});
    const hash = packs.find(({ packId }) => packId === 'sample-city-apg')!.versions[0]!.hash;
    await director.ok('activate', {
      body: { hash, purposes: ['policy', 'conduct'], scope: { stayKind: '11' }, validFrom: '2026-01-01' },
    });
    const job = await records.ok('startImport', { form: fileForm('visits.csv', VISITS, { dialect: 'auto' }) });
    await ended(job.id);
    const { items } = await records.ok('listCases', { query: { pageSize: 10 } });
    // The rules of front pages are for stays; visits have their own.
    expect(items.map(({ open }) => open)).toEqual(items.map(() => ({ block: 0, error: 0, warn: 0, info: 0 })));
    expect(
      items
        .map(({ grouping, recordKey }) => [recordKey, grouping?.drg, grouping?.weight])
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    ).toEqual([
      ['V1', 'M101', '0.6200'],
      ['V2', 'S111', '4.4200'],
    ]);
  }, 120_000);
});
