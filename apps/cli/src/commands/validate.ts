import { Budget } from '@caseloom/core';
import { evaluateCase, factsOf, groupAndPay, type CompiledPack, type Evaluation, type Finding } from '@caseloom/engine';
import type { LocalText } from '@caseloom/pack';
import type { Args } from '../args.ts';
import { CASE_FLAGS } from '../cases/case-flags.ts';
import { openCases, type ReadCase } from '../cases/open-cases.ts';
import type { Command } from '../command.ts';
import { openOutput, OUT_FLAGS } from '../output/output.ts';
import type { Row } from '../output/row-writer.ts';
import { loadCompiledPack } from '../packs/load-pack.ts';

export const VALIDATE_COLUMNS = ['id', 'rule', 'outcome', 'severity', 'field', 'message'];

export const command: Command = {
  flags: { ...CASE_FLAGS, ...OUT_FLAGS, all: { kind: 'switch' }, lang: { kind: 'value' } },
  takes: 0,
  async run(args) {
    const pack = await loadCompiledPack(args.need('pack'), args);
    const language = languageOf(args);
    const out = openOutput(args, VALIDATE_COLUMNS);
    const cases = await openCases(args, pack);
    let findings = 0;
    for await (const one of cases) {
      const evaluation = evaluateCase(one.record, { conduct: pack, policy: pack }, { asOf: one.asOf });
      findings += evaluation.findings.length;
      const rows = args.has('all')
        ? outcomeRows(one, evaluation, pack, language)
        : evaluation.findings.map((finding) => findingRow(one.id, finding, language));
      for (const row of rows) await out.write(row);
    }
    await out.close();
    return findings > 0 || cases.counts.refused > 0 ? 1 : 0;
  },
};

/** `--lang`: of the message column. Never told from the terminal: the same command writes the same data everywhere. */
export function languageOf(args: Args): keyof LocalText {
  return args.oneOf('lang', ['zh', 'en']) ?? 'zh';
}

/** A rule that could not be computed is a finding as well, with the outcome `failed`. */
export function findingRow(id: string, finding: Finding, language: keyof LocalText): Row {
  const outcome = finding.failed === undefined ? 'fired' : 'failed';
  return {
    id,
    rule: finding.ruleId,
    outcome,
    severity: finding.severity,
    field: finding.path,
    message: finding.message[language],
  };
}

/**
 * Every rule in its order: its findings where it has any, else one row with its outcome. Where a rule could not be evaluated, `field` is the
 * field that kept it from answering and `message` says why: missing, type, external.
 */
function* outcomeRows(
  { id, record, asOf }: ReadCase,
  { findings }: Evaluation,
  pack: CompiledPack,
  language: keyof LocalText,
): Generator<Row> {
  const facts = factsOf(record, { conduct: pack, policy: pack }, { asOf });
  Object.assign(facts, groupAndPay(facts, pack, { asOf }));
  for (const rule of pack.rules.ids()) {
    const own = findings.filter((one) => one.ruleId === rule);
    yield* own.map((one) => findingRow(id, one, language));
    if (own.length > 0) continue;
    const { severity, rule: document } = pack.rules.get(rule)!;
    const { outcome, missing } = pack.rules.outcome(rule, facts, { asOf, budget: new Budget() });
    const field = missing?.path ?? document.event.params?.field;
    yield { id, rule, outcome, severity, field, message: missing?.reason };
  }
  const others = findings.filter((one) => pack.rules.get(one.ruleId) === undefined);
  yield* others.map((one) => findingRow(id, one, language));
}
