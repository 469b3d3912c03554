import { Budget, BudgetExceeded, CaseloomError, renderIssue, type Issue } from '@caseloom/core';
import { openLines } from '@caseloom/files';
import type { Artifact } from '@caseloom/pack';
import { answerJson, DecisionSet, parseExactJson, type DecisionDocument } from '@caseloom/tables';
import { resolve } from 'node:path';
import type { Args } from '../args.ts';
import type { Command } from '../command.ts';
import { everyMessage } from '../every-message.ts';
import { unusable } from '../failure.ts';
import { language } from '../language.ts';
import { LineWriter } from '../output/line-writer.ts';
import { loadPack } from '../packs/load-pack.ts';
import { tellComplaints } from '../packs/put-artifact.ts';
import { tell } from '../tell.ts';

export const command: Command = {
  flags: {
    pack: { kind: 'value', required: true },
    packs: { kind: 'list' },
    decision: { kind: 'value', required: true },
    input: { kind: 'value', required: true },
    out: { kind: 'value' },
  },
  takes: 0,
  async run(args) {
    const decisions = await decisionsOf(args);
    const found = decisions.find(args.need('decision'));
    if ('issue' in found) throw new CaseloomError([found.issue]);
    refuseErrors(decisions.issues(found.id));
    const input = args.need('input');
    const out = args.value('out') ?? '-';
    if (out !== '-' && input !== '-' && resolve(out) === resolve(input)) throw unusable('CLI_SAME_FILE', { file: out });
    const writer = new LineWriter(out);
    let failed = 0;
    for await (const { text, damaged } of openLines(input === '-' ? process.stdin : input)) {
      if (text.trim() === '') continue;
      const answer = damaged
        ? failure('FILE_LINE_ENCODING', { encoding: 'utf-8' })
        : answerLine(text, decisions, found.id);
      if (answer.startsWith('{"error"')) failed++;
      await writer.write(answer);
    }
    await writer.close();
    if (failed > 0) tell('CLI_LINES_FAILED', { count: failed });
    return failed > 0 ? 1 : 0;
  },
};

async function decisionsOf(args: Args): Promise<DecisionSet> {
  const { resolved } = await loadPack(args.need('pack'), args);
  const artifacts = [...(resolved.artifacts.get('tables')?.values() ?? [])];
  return new DecisionSet(artifacts as Artifact<DecisionDocument>[]);
}

/** Errors refuse the decision; in an imported model what cannot be computed is null, and said once. */
function refuseErrors(issues: readonly Issue[]): void {
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new CaseloomError(errors);
  tellComplaints(issues);
}

/** `{"value":…}`, with the reasons beside it where some of it is null for one; `{"error":…}` where there is no answer. */
function answerLine(text: string, decisions: DecisionSet, id: string): string {
  let input: unknown;
  try {
    input = parseExactJson(text);
  } catch {
    return failure('FILE_LINE_NOT_JSON');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return failure('CLI_LINE_NOT_OBJECT');
  try {
    const { value, issues } = decisions.evaluate(id, input as Record<string, unknown>, new Budget());
    const reasons = issues.map(({ code, path }) => ({ code, path }));
    const told = reasons.length === 0 ? '' : `,"issues":${JSON.stringify(reasons)}`;
    return `{"value":${answerJson(value)}${told}}`;
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return failure(error.issues[0]!.code, error.issues[0]!.args);
  }
}

function failure(code: string, args: Issue['args'] = {}): string {
  return JSON.stringify({ error: { code, message: renderIssue(everyMessage, { code, args }, language) } });
}
