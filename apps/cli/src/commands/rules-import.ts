import { CaseloomError, SEVERITIES, type Issue } from '@caseloom/core';
import { writePackFolder } from '@caseloom/files';
import { artifactFile, parseJson, prettyJson } from '@caseloom/pack';
import { importReferenceRules } from '@caseloom/rules';
import type { Command } from '../command.ts';
import { complaintsAbout, readTargetPack, tellComplaints, withArtifacts } from '../packs/put-artifact.ts';
import { readTextFile } from '../packs/text-files.ts';

export const command: Command = {
  flags: {
    pack: { kind: 'value', required: true },
    packs: { kind: 'list' },
    set: { kind: 'value', required: true },
    severity: { kind: 'value' },
  },
  takes: 1,
  async run(args) {
    const source = args.positional[0]!;
    const dir = args.need('pack');
    const set = args.need('set');
    const severity = args.oneOf('severity', SEVERITIES) ?? 'warn';
    const pack = await readTargetPack(dir);
    const parsed = parseJson(await readTextFile(source), source);
    if (parsed.json === undefined) throw new CaseloomError(parsed.issues);
    const imported = importReferenceRules(parsed.json.value, { title: { zh: set, en: set }, severity });
    if (!imported.ok) throw new CaseloomError(inSource(imported.issues, '', source));
    const file = artifactFile('rules', set);
    const files = withArtifacts(pack, 'rules', new Map([[file, prettyJson(imported.value as never)]]));
    const issues = inSource(await complaintsAbout([file], dir, args, files), `${file}#rules`, source);
    const errors = issues.filter((one) => one.severity === 'error');
    if (errors.length > 0) throw new CaseloomError(errors);
    await writePackFolder(dir, files);
    tellComplaints(issues);
    process.stderr.write(`rules/${set}: ${imported.value.rules.length} rules\n`);
    return 0;
  },
};

/** Addresses in the imported set as addresses in the file it came from: rule 4 of the array is `FILE.json#[3]`. */
function inSource(issues: readonly Issue[], prefix: string, source: string): Issue[] {
  return issues.map((one) => ({
    ...one,
    path: one.path.startsWith(prefix) ? `${source}#${one.path.slice(prefix.length)}` : one.path,
  }));
}
