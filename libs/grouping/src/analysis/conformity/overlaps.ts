import type { CodeStories } from '../family-analysis.ts';
import type { CodeLead, CodeSystemId, ConformityReport } from '../types.ts';

const SYSTEMS: readonly CodeSystemId[] = ['dx', 'proc'];
const EXAMPLES = 50;

/**
 * Codes that more than one rule of one MDC asks for in the same place of the record; the rule tried first wins where both hold. Operations as such, tests under a `not` and
 * conditions of single DRGs do not count.
 */
export function overlappingCodes(stories: CodeStories): ConformityReport['overlaps'] {
  const found = SYSTEMS.flatMap((system) =>
    stories.codes(system).flatMap((code) =>
      rivals(stories.story(code, system).leads).map(([first, ...others]) => ({
        code,
        system,
        within: topOf(first!),
        winner: first!.opens,
        others: others.map(({ opens }) => opens),
      })),
    ),
  );
  return { total: found.length, examples: found.slice(0, EXAMPLES) };
}

/** Leads to different rules of one MDC by one subject, two or more, in the order tried. */
function rivals(leads: readonly CodeLead[]): readonly (readonly CodeLead[])[] {
  const bySubject = new Map<string, CodeLead[]>();
  for (const lead of leads) {
    if (lead.level !== 'adrg' || lead.isNegated || lead.list === 'operating') continue;
    const key = `${topOf(lead)} ${lead.subject}`;
    const list = bySubject.get(key) ?? [];
    if (!list.some(({ node }) => node === lead.node)) list.push(lead);
    bySubject.set(key, list);
  }
  return [...bySubject.values()].filter((list) => list.length > 1);
}

function topOf({ node }: CodeLead): string {
  return node.split('/')[0]!;
}
