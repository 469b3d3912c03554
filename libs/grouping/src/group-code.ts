import type { GroupingResult } from './types.ts';

/** The one code that names what a case was grouped into, in lists and comparisons: the DRG, the DIP group, the APG that names a visit; '' where there is none. */
export function groupCode(grouping: Pick<GroupingResult, 'drg' | 'dip' | 'apg'>): string {
  return grouping.dip?.group ?? grouping.apg?.primary ?? grouping.drg;
}
