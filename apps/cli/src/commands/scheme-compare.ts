import { compareSchemes } from '@caseloom/grouping';
import type { Command } from '../command.ts';
import { loadPack } from '../packs/load-pack.ts';
import { schemeArtifact } from '../schemes/scheme-of-pack.ts';

/** One JSON line per difference: members of the head, groups, tables, codes that lead elsewhere. */
export const command: Command = {
  flags: { packs: { kind: 'list' }, scheme: { kind: 'value' }, 'other-scheme': { kind: 'value' } },
  takes: 2,
  async run(args) {
    const [a, b] = [await loadPack(args.positional[0]!, args), await loadPack(args.positional[1]!, args)];
    const wanted = args.value('scheme');
    const found = compareSchemes(
      schemeArtifact(a.resolved, wanted),
      schemeArtifact(b.resolved, args.value('other-scheme') ?? wanted),
    );
    const tables = found.tables.filter((one) => one.added + one.removed + one.changed + one.moved > 0);
    const lines = [
      ...found.head.map((one) => ({ head: one.member, a: one.a, b: one.b })),
      ...found.groups.onlyA.map(({ code, name }) => ({ group: code, name, only: 'a' })),
      ...found.groups.onlyB.map(({ code, name }) => ({ group: code, name, only: 'b' })),
      ...found.groups.changed.map(({ code, name, what }) => ({ group: code, name, what })),
      ...tables,
      ...found.codes,
    ];
    for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
    const { same, changed, onlyA, onlyB } = found.groups;
    const groups = { same, changed: changed.length, onlyA: onlyA.length, onlyB: onlyB.length };
    process.stderr.write(`${JSON.stringify({ groups, tables: tables.length, codes: found.codes.length })}\n`);
    return lines.length > 0 ? 1 : 0;
  },
};
