/**
 * Runs one target in a process of its own, under Node's permission model: `run-target.ts <target> <seed> <runs>`.
 * Before each input its beginning goes to stdout as one JSON line, so that whoever watches knows which one never came back; the last line
 * is the report. Corpus first, then fresh inputs; a find is shrunk.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CaseloomError } from '@caseloom/core';
import fc from 'fast-check';
import type { Target } from './target.ts';
import { targets } from './targets/index.ts';
import { changesSince, snapshot } from './watch.ts';

/** Processor time that one input may take. */
const MOST_MS = 1_000;
const SHOWN = 1_000;

export interface Report {
  readonly runs: number;
  readonly corpus: number;
  readonly slowestMs: number;
  /** How the input begins that took longest. */
  readonly slowest: string;
  readonly find?: { readonly input: string; readonly what: string; readonly seed: number };
}

const [id, seed, runs] = process.argv.slice(2);
const target = targets.find((one) => one.id === id);
if (target === undefined)
  throw new Error(`no target is called "${id}"; there are ${targets.map((one) => one.id).join(', ')}`);
process.stdout.write(`${JSON.stringify(await fuzz(target, Number(seed), Number(runs)))}\n`);

async function fuzz(one: Target, withSeed: number, numRuns: number): Promise<Report> {
  const before = snapshot();
  const watch = { runs: 0, slowestMs: 0, slowest: '' };
  const corpus = corpusOf(one.id);
  const property = fc.asyncProperty(one.inputs, async (input) => {
    watch.runs++;
    process.stdout.write(`${JSON.stringify({ input: input.slice(0, SHOWN) })}\n`);
    const { user, system } = process.cpuUsage();
    await one.run(input);
    const spent = process.cpuUsage({ user, system });
    const ms = (spent.user + spent.system) / 1000;
    if (ms > watch.slowestMs) Object.assign(watch, { slowestMs: Math.round(ms), slowest: input.slice(0, 300) });
    if (ms > MOST_MS) throw new Error(`took ${Math.round(ms)} ms`);
    const changes = changesSince(before);
    if (changes.length > 0) throw new Error(`changed ${changes.join(', ')}`);
  });
  const result = await fc.check(property, {
    seed: withSeed,
    numRuns: numRuns + corpus.length,
    examples: corpus.map((input) => [input]),
  });
  const find = result.failed
    ? { input: result.counterexample![0], what: whatOf(result.errorInstance), seed: result.seed }
    : undefined;
  return { ...watch, corpus: corpus.length, ...(find === undefined ? {} : { find }) };
}

function corpusOf(name: string): string[] {
  const folder = join(import.meta.dirname, 'corpus', name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => !file.endsWith('.md'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

function whatOf(error: unknown): string {
  if (error instanceof CaseloomError) return `threw ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
