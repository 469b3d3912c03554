import { randomUUID } from 'node:crypto';
import { Budget } from '@caseloom/core';
import { compilePack } from '@caseloom/engine';
import { syntheticRulePack } from '@caseloom/hospital';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../database/open-database.ts';
import type { Step } from '../database/steps.ts';
import { testDatabases } from '../database/testing.ts';
import { PackOpener } from '../library/bench/pack-opener.ts';
import { Activation } from './activation.entity.ts';
import { PackLibrary } from './pack-library.ts';
import { PublishedPacks } from './published-packs.ts';
import { lockPack, storePack } from './publish-pack.ts';

const now = new Date('2026-11-22T08:00:00Z');
/** More text than is worked on beside requests. */
const RULES = 6_000;

describe.each(testDatabases)('published packs in use on $name', ({ open }) => {
  let database: Database;
  let opener: PackOpener;
  let hash: string;
  beforeAll(async () => {
    database = await open();
    opener = new PackOpener(database.steps);
    hash = await database.steps.inTenant('hospital', async (step) => {
      const locked = await lockPack(step, new PublishedPacks(), syntheticRulePack({ rules: RULES, seed: 3 }));
      await storePack(step, locked, { by: null, draftId: null, tests: null, now });
      return locked.hash;
    });
  }, 60_000);
  afterAll(async () => {
    await opener.onApplicationShutdown();
    await database.close();
  });

  it('compiles a large one apart, once for all who wait and outside of their transactions', async () => {
    const library = new PackLibrary(opener);
    let begun = 0;
    const load = () =>
      database.steps.inTenant('hospital', (step) => {
        begun++;
        return library.load(step, hash);
      });
    const [one, other] = await Promise.all([load(), load()]);
    expect(other).toBe(one);
    expect(begun).toBe(4);
    expect(await load()).toBe(one);
    const here = compilePack(
      await database.steps.inTenant('hospital', (step) => new PublishedPacks().resolved(step, hash)),
    );
    expect([one!.hash, one!.rules.size]).toEqual([hash, RULES]);
    const ids = [...here.rules.ids()];
    expect([...one!.rules.ids()]).toEqual(ids);
    expect(one!.rules.get(ids[100]!)!.rule).toEqual(here.rules.get(ids[100]!)!.rule);
    const codes = ['A00.000', 'B00.001', 'C00.002', 'D00.003', 'E00.004'];
    const facts = { dx: { principal: { code: codes[0] } }, diagnoses: codes.map((code) => ({ code })), ageYears: 0 };
    const fired = ({ rules }: typeof here) =>
      rules
        .evaluate(facts, { phase: 'validate', asOf: '2026-05-01', budget: new Budget({ steps: 1_000_000 }) })
        .results.map(({ ruleId, outcome }) => `${ruleId} ${outcome}`);
    expect(fired(one!)).toEqual(fired(here));
    expect(fired(one!).length).toBeGreaterThan(0);
  }, 60_000);

  it('has ready at the start what is or will be in force, and of policies those of earlier discharge dates', async () => {
    const wanted: string[] = [];
    const activations = [
      ['conduct', '2020-01-01', 'replaced'],
      ['conduct', '2021-01-01', 'now'],
      ['conduct', '2999-01-01', 'to come'],
      ['policy', '2020-01-01', 'earlier'],
      ['policy', '2021-01-01', 'later'],
    ] as const;
    await database.steps.inTenant('warm', (step) =>
      step.em.insertMany(
        Activation,
        activations.map(([purpose, validFrom, packHash]) => ({
          tenant: 'warm',
          id: randomUUID(),
          purpose,
          poolingArea: '',
          insuranceType: '',
          stayKind: '',
          validFrom,
          packHash,
          by: 'x',
          at: now,
        })),
      ),
    );
    class Asked extends PackLibrary {
      override async load(_step: Step, asked: string) {
        wanted.push(asked);
        return undefined as never;
      }
    }
    await new Asked(opener).warm(database.steps, 'warm');
    expect(wanted).toEqual(['earlier', 'now', 'later', 'to come']);
  });

  it('opens for nobody what another tenant published', async () => {
    const library = new PackLibrary(opener);
    await database.steps.inTenant('hospital', (step) => library.load(step, hash));
    const other = database.steps.inTenant('elsewhere', (step) => library.load(step, hash));
    await expect(other).rejects.toMatchObject({ code: 'PACK_UNKNOWN' });
  }, 60_000);
});
