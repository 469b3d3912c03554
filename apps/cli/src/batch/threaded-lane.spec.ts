import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kinds } from '@caseloom/engine';
import { readPackFolder } from '@caseloom/files';
import { caseBatch, compileScheme, type CaseBatch } from '@caseloom/grouping';
import { parsePack, resolvePack, type Artifact } from '@caseloom/pack';
import { fileURLToPath } from 'node:url';
import { drgTail } from './drg-rows.ts';
import { GroupingThread, PLACES } from './grouping-thread.ts';
import { ThreadedLane } from './threaded-lane.ts';

const PACKS = fileURLToPath(new URL('../../../../rule-packs', import.meta.url));
const HEADER = ['id', 'sex', 'age', 'los_days', 'diagnoses', 'procedures'];

let artifact: Artifact;

const bytes = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);
const lines = (count: number, start: string): string[] =>
  Array.from({ length: count }, (_, at) => `${start}${at},${(at % 3) + 1},60,7,K80.100|J18.900,51.2300`);

function batch(): CaseBatch {
  const compiled = compileScheme(artifact);
  if (!compiled.ok) throw new Error('The sample city compiles.');
  return caseBatch(compiled.value, HEADER, drgTail)!;
}

beforeAll(async () => {
  const packs = await Promise.all(['cn-national', 'sample-city-drg'].map((id) => readPackFolder(`${PACKS}/${id}`)));
  const parsed = packs.map((files) => parsePack(files, kinds)).map((one) => (one.ok ? one.value : undefined)!);
  const resolved = resolvePack(parsed, kinds);
  if (!resolved.ok) throw new Error('The sample city resolves.');
  [artifact] = [...resolved.value.artifacts.get('grouping')!.values()] as [Artifact];
});

describe('[GRP-20] a thread of batches', () => {
  let thread: GroupingThread;
  beforeAll(async () => {
    thread = new GroupingThread({ artifact, header: HEADER });
    while (!thread.canTake(bytes('a'))) await new Promise((resolve) => setTimeout(resolve, 10));
  }, 60_000);
  afterAll(() => thread.close());

  it.each([
    ['lines that are answered', bytes(...lines(40, 'a'))],
    [
      'lines that are left',
      bytes(...lines(3, 'a'), 'b,1,sixty,7,K80.100,', ...lines(2, 'c'), 'd,1,60', '', 'e,2,1,1,A00.000,'),
    ],
    [
      'answers longer than the block, beyond the place',
      bytes(...Array.from({ length: 12_000 }, (_, at) => `${at % 10},,,,,`)),
    ],
    ['blank lines only', bytes('', '')],
  ])('answers a block of %s as the batch here', async (_what, block) => {
    expect(await thread.answer(block)).toEqual(batch().answer(block));
  });

  it('holds as many blocks as it has places, and answers each with its own', async () => {
    const blocks = Array.from({ length: PLACES }, (_, at) => bytes(...lines(500, `b${at}-`)));
    const answers = blocks.map((block) => thread.answer(block));
    expect(thread.canTake(bytes('a'))).toBe(false);
    const here = batch();
    for (const [at, answer] of answers.entries())
      expect(Buffer.from((await answer).bytes).toString()).toBe(Buffer.from(here.answer(blocks[at]!).bytes).toString());
    expect(thread.canTake(bytes('a'))).toBe(true);
  });

  it('leaves blocks that are longer than its places to others', () => {
    expect(thread.canTake(bytes(...lines(10_000, 'long')))).toBe(false);
  });
});

describe('[GRP-20] a lane of threads', () => {
  it('answers here what no thread takes, in memory that the next answer leaves alone', async () => {
    const lane = new ThreadedLane(batch(), { artifact, header: HEADER }, 2);
    const blocks = Array.from({ length: lane.ahead }, (_, at) => bytes(...lines(50, `l${at}-`)));
    const answers = await Promise.all(blocks.map(async (block) => lane.answer(block)));
    await lane.close();
    const here = batch();
    expect(answers.map((answer) => Buffer.from(answer.bytes).toString())).toEqual(
      blocks.map((block) => Buffer.from(here.answer(block).bytes).toString()),
    );
  });
});
