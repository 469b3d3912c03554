import { evaluateCase, explainRule } from '@caseloom/engine';
import { CASE_FLAGS, CASE_USAGE, readCases } from '../case-input.ts';
import type { Command } from '../command.ts';
import { loadCompiledPack } from '../load-pack.ts';
import { RowWriter } from '../output.ts';

export const VALIDATE_COLUMNS = ['id', 'rule', 'outcome', 'severity', 'field', 'message'];

export const validate: Command = {
  words: 'validate',
  usage: `validate ${CASE_USAGE} [--out FILE|-] [--all]`,
  summary: 'Findings of every case: fired rules; with --all every outcome. Exit 1 when something fired or a row was unreadable.',
  flags: { ...CASE_FLAGS, out: { kind: 'value' }, all: { kind: 'switch' } },
  takes: 0,
  async run(args) {
    const pack = await loadCompiledPack(args.need('pack'), args);
    const out = new RowWriter(args.value('out') ?? '-', VALIDATE_COLUMNS);
    let findings = 0;
    const { refused } = await readCases(args, pack, async ({ id, record, asOf }) => {
      const evaluation = evaluateCase(record, { conduct: pack, policy: pack }, { asOf });
      findings += evaluation.findings.length;
      for (const one of evaluation.findings) await out.write({ id, rule: one.ruleId, outcome: one.failed === undefined ? 'fired' : 'failed', severity: one.severity, field: one.path, message: one.message.zh });
      if (!args.has('all')) return;
      const told = new Set(evaluation.findings.map((one) => one.ruleId));
      for (const { id: rule, severity, rule: { event } } of pack.rules.rules) {
        if (told.has(rule)) continue;
        const explanation = explainRule(rule, record, { conduct: pack, policy: pack }, { asOf });
        await out.write({ id, rule, outcome: explanation.outcome, severity, field: event.params.field ?? '', message: '' });
      }
    });
    await out.close();
    return findings > 0 || refused > 0 ? 1 : 0;
  },
};
