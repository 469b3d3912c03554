import { syntheticRulePack } from '@caseloom/hospital';
import { describe, expect, it } from '@jest/globals';
import { cutPieces, listed } from '../../packs/file-pieces.ts';
import type { BenchSource } from './bench-source.ts';
import { PackBench } from './pack-bench.ts';

/** A pack as it travels, and the texts of its pieces. */
function travelling(seed: number, change: (text: string) => string = (text) => text) {
  const texts = new Map<string, string>();
  const files = [...syntheticRulePack({ rules: 300, seed })].map(([path, text]) => {
    const own = path.endsWith('.json') ? JSON.stringify(JSON.parse(text), undefined, seed) : text;
    const pieces = cutPieces(path.endsWith('sex.rows.csv') ? change(own) : own);
    for (const one of pieces) texts.set(one.hash, one.text);
    return [path, listed(pieces)] as const;
  });
  const source: BenchSource = { packs: [{ files }] };
  return { source, texts, units: files.reduce((sum, [, { length }]) => sum + length, 0) };
}

const edited = (times: number) => (text: string) => `${text}row-${times},A00.000,1,warn,,\n`;

function opened(bench: PackBench, { source, texts }: ReturnType<typeof travelling>) {
  bench.provide(texts);
  return bench.open(source);
}

describe('the packs that a bench keeps', () => {
  const [one, other] = [travelling(1), travelling(2)];

  it('are as many as there is memory for, the latest in any case', () => {
    const small = new PackBench(one.units);
    opened(small, one);
    expect(small.missing(one.source)).toEqual([]);
    opened(small, other);
    expect(small.missing(other.source)).toEqual([]);
    expect(small.missing(one.source).length).toBeGreaterThan(0);
    const large = new PackBench((one.units + other.units) * 40);
    opened(large, one);
    opened(large, other);
    expect([large.missing(one.source), large.missing(other.source)]).toEqual([[], []]);
  });

  it('that came of each other by edits count once', () => {
    const bench = new PackBench(one.units * 40);
    const states = Array.from({ length: 20 }, (_, times) => travelling(1, times === 0 ? undefined : edited(times)));
    for (const state of states) opened(bench, state);
    for (const { source } of states) expect(bench.missing(source)).toEqual([]);
    opened(bench, other);
    expect(bench.missing(states[0]!.source).length).toBeGreaterThan(0);
  });

  it('go in the order in which they were asked for last', () => {
    const third = travelling(3);
    const bench = new PackBench((one.units + other.units) * 40);
    for (const pack of [one, other, one, third]) opened(bench, pack);
    expect(bench.missing(one.source)).toEqual([]);
    expect(bench.missing(other.source).length).toBeGreaterThan(0);
  });
});
