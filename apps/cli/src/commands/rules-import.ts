import { CaseloomError, renderIssue, SEVERITIES } from '@caseloom/core';
import { readPackFolder, writePackFolder } from '@caseloom/files';
import { parseJson, prettyJson } from '@caseloom/pack';
import { importReferenceRules } from '@caseloom/rules';
import type { Command } from '../command.ts';
import { Unusable } from '../failure.ts';
import { readTextFile } from '../text-files.ts';
import { messages } from '../messages.ts';

export const rulesImport: Command = {
  words: 'rules import',
  usage: 'rules import FILE.json --pack DIR --set ID [--severity block|error|warn|info]',
  summary: 'Puts an array of json-rules-engine rules into a pack as a rule set with missing: reference.',
  flags: { pack: { kind: 'value', required: true }, set: { kind: 'value', required: true }, severity: { kind: 'value' } },
  takes: 1,
  async run(args) {
    const file = args.positional[0]!;
    const parsed = parseJson(await readTextFile(file), file);
    if (parsed.json === undefined) throw new CaseloomError(parsed.issues);
    const severity = SEVERITIES.find((one) => one === (args.value('severity') ?? 'warn'));
    if (severity === undefined) throw new Unusable(`--severity ${args.value('severity')}: one of ${SEVERITIES.join(', ')}`);
    const imported = importReferenceRules(parsed.json.value, { title: { zh: args.need('set'), en: args.need('set') }, severity });
    for (const one of imported.issues) process.stderr.write(`${one.severity} ${file}#${one.path}: ${renderIssue(messages, one, 'en')} [${one.code}]\n`);
    if (!imported.ok) throw new Unusable(`${file}: nothing imported`);
    const files = new Map(await readPackFolder(args.need('pack')));
    files.set(`rules/${args.need('set')}.json`, prettyJson(imported.value));
    await writePackFolder(args.need('pack'), files);
    process.stderr.write(`rules/${args.need('set')}: ${imported.value.rules.length} rules\n`);
    return 0;
  },
};
