import type { CodeStories } from '../family-analysis.ts';
import type { CodeSystemId, SchemeComparison } from '../types.ts';

const SYSTEMS: readonly CodeSystemId[] = ['dx', 'proc'];

/** Codes that other rules ask for, or in another order, in the order of the codes. Entering an MDC and tests under a `not` do not count. */
export function compareLeads(a: CodeStories, b: CodeStories): SchemeComparison['codes'] {
  return SYSTEMS.flatMap((system) => {
    const codes = [...new Set([...a.codes(system), ...b.codes(system)])].sort();
    return codes
      .map((code) => ({ code, system, a: opened(a, code, system), b: opened(b, code, system) }))
      .filter((one) => one.a.join(' ') !== one.b.join(' '));
  });
}

/** What asks for a code, each once, in the order first tried. */
export function opened(stories: CodeStories, code: string, system: CodeSystemId): readonly string[] {
  const leads = stories.story(code, system).leads.filter((lead) => lead.level !== 'mdc' && !lead.isNegated);
  return [...new Set(leads.map((lead) => lead.opens))];
}
