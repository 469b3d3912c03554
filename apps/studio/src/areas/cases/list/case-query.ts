import type { CallInput } from '../../../api/client.ts';

export type CaseQuery = NonNullable<CallInput<'listCases'>['query']>;
export type CaseFilter = Pick<
  CaseQuery,
  | 'q'
  | 'stage'
  | 'assignee'
  | 'department'
  | 'severity'
  | 'rule'
  | 'group'
  | 'insuranceType'
  | 'month'
  | 'caseType'
  | 'conflicts'
  | 'measure'
>;
type Sort = NonNullable<CaseQuery['sort']>;

export const FILTERS = [
  'q',
  'stage',
  'assignee',
  'department',
  'severity',
  'rule',
  'group',
  'insuranceType',
  'month',
  'caseType',
  'conflicts',
  'measure',
] as const satisfies readonly (keyof CaseFilter)[];
const SORTS: readonly Sort[] = ['due', 'dischargeAt', 'findings', 'balance', 'updatedAt', 'recordKey'];
const SEVERITIES = ['block', 'error', 'warn', 'info'];
export const PAGE_SIZES = [50, 100, 200] as const;

/** What a list shows, as its address says it; values the contract would refuse are dropped. */
export interface CaseView {
  readonly filter: CaseFilter;
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
  readonly page: number;
  readonly pageSize: number;
}

/** Reads a list's address: `?stage=coding&assignee=mine&sort=balance&order=desc&page=2`. */
export function readView(search: URLSearchParams): CaseView {
  const filter: Record<string, string> = {};
  for (const name of FILTERS) {
    const value = search.get(name)?.trim();
    if (value === undefined || value === '') continue;
    if (name === 'severity' && !SEVERITIES.includes(value)) continue;
    if (name === 'month' && !/^\d{4}-\d{2}$/.test(value)) continue;
    if (name === 'conflicts' && value !== 'yes') continue;
    filter[name] = value.slice(0, 100);
  }
  const sort = search.get('sort') as Sort;
  const page = Number(search.get('page') ?? '1');
  const pageSize = Number(search.get('pageSize') ?? '50');
  return {
    filter: filter as CaseFilter,
    sort: SORTS.includes(sort) ? sort : 'due',
    order: search.get('order') === 'desc' ? 'desc' : 'asc',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    pageSize: (PAGE_SIZES as readonly number[]).includes(pageSize) ? pageSize : 50,
  };
}

export type ViewPatch = Partial<
  Record<keyof CaseFilter | 'sort' | 'order' | 'page' | 'pageSize', string | number | undefined>
>;

/** The address after a change. Anything but turning the page goes back to page 1; parameters of others stay. */
export function patchView(search: URLSearchParams, patch: ViewPatch): URLSearchParams {
  const next = new URLSearchParams(search);
  if (!('page' in patch)) next.delete('page');
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined || value === '' || (name === 'page' && value === 1)) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
}

/** The address without any filter; the order of the list stays. */
export function clearFilters(search: URLSearchParams): URLSearchParams {
  return patchView(search, Object.fromEntries(FILTERS.map((name) => [name, undefined])));
}

export function queryOf(view: CaseView): CaseQuery {
  return { ...view.filter, sort: view.sort, order: view.order, page: view.page, pageSize: view.pageSize };
}
