import type { ConformityReport, Reach } from '@caseloom/grouping';
import { everyMessage } from '../every-message.ts';
import { lineOf } from '../tell.ts';

/** Examples of a line that names codes. */
const NAMED = 10;

/** The report as lines of text: what was counted, then everything that deserves a look. */
export function reportLines(report: ConformityReport): readonly string[] {
  const { scheme, codes, overlaps, reach, comparison, agreement, issues } = report;
  const counts = Object.entries(scheme.counts).map(([name, count]) => `${count} ${name}`);
  return [
    `${scheme.id} (${scheme.family}): ${counts.join(', ')}`,
    ...codes.map(codesLine),
    `overlaps: ${overlaps.total}`,
    `reach: ${reach.reached} groups reached, ${new Set(reach.dead.map(({ group }) => group)).size} dead, ${reach.shadowed.length} rows shadowed, ${reach.undecided.length} undecided`,
    ...[...reach.dead, ...reach.shadowed].map(deadLine),
    ...reach.undecided.map((group) => `undecided ${group}`),
    ...(comparison === undefined
      ? []
      : [
          `base ${comparison.a}: ${comparison.groups.same} groups alike, ${comparison.groups.changed.length} changed, ${comparison.groups.onlyA.length} only there, ${comparison.groups.onlyB.length} only here, ${comparison.codes.length} codes lead elsewhere`,
        ]),
    ...(agreement === undefined
      ? []
      : [
          `agreement: ${agreement.agree} of ${agreement.cases}`,
          ...agreement.differences.map(
            ({ id, settled, answer, status }) => `differs ${id}: ${settled || '–'} settled, ${answer || status}`,
          ),
        ]),
    ...issues.map((one) => `${one.severity} ${lineOf(everyMessage, one)}`),
  ];
}

function codesLine({ table, system, checked, total, unknown, expired }: ConformityReport['codes'][number]): string {
  const about = `codes ${table} ${system}: ${total}`;
  if (!checked) return `${about}, not checked`;
  const named = (codes: readonly string[]): string =>
    codes.length === 0 ? '' : ` (${codes.slice(0, NAMED).join(' ')}${codes.length > NAMED ? ' …' : ''})`;
  return `${about}, ${unknown.length} unknown${named(unknown)}, ${expired.length} expired${named(expired.map(({ code }) => code))}`;
}

function deadLine(reach: Reach): string {
  const by =
    reach.state === 'dead' && reach.by.length > 0 ? `behind ${reach.by.join(' ')}` : 'its condition cannot hold';
  return `dead ${reach.group} ${reach.path}: ${by}`;
}
