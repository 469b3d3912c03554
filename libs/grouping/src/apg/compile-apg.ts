import { decimal } from '@caseloom/core';
import type { Decimal, Result } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { ApgDocument } from '../document.ts';
import type { CompiledScheme, GroupingInput, GroupingOptions, GroupingResult, TraceStep } from '../types.ts';
import { CodeRows } from './code-rows.ts';
import { readApgTables } from './read-tables.ts';
import type { ParsedApgScheme } from './read-tables.ts';
import { APG_TYPES } from './types.ts';
import type { ApgItem, ApgSource } from './types.ts';
import { visitItems } from './visit-items.ts';

/** Compiles an APG scheme (outpatient visits). Any error in a table refuses the whole. */
export function compileApg(artifact: Artifact<ApgDocument>): Result<CompiledScheme> {
  const parsed = readApgTables(artifact);
  return parsed.issues.length > 0
    ? { ok: false, issues: parsed.issues }
    : { ok: true, value: new ApgScheme(artifact, parsed), issues: [] };
}

class ApgScheme implements CompiledScheme {
  readonly id: string;
  readonly title: ApgDocument['title'];
  readonly family = 'apg';
  readonly readsVisits = true;
  readonly #method: ApgDocument['method'];
  readonly #rows: Readonly<Record<ApgSource, CodeRows>>;
  readonly #packaging: ParsedApgScheme['packaging'];

  constructor(artifact: Artifact<ApgDocument>, { codes, packaging }: ParsedApgScheme) {
    this.id = artifact.id;
    this.title = artifact.value.title;
    this.#method = artifact.value.method;
    const of = (source: ApgSource): CodeRows => new CodeRows(codes.filter((row) => row.source === source));
    this.#rows = { procedure: of('procedure'), item: of('item'), diagnosis: of('diagnosis') };
    this.#packaging = packaging;
  }

  /** Groups one visit. Implements docs/spec/grouping.md, [APG-1] to [APG-6]. */
  group(visit: GroupingInput, _settlement?: unknown, options: GroupingOptions = {}): GroupingResult {
    const trace: TraceStep[] | undefined = options.trace === 'none' ? undefined : [];
    const without = (status: 'invalid' | 'ungrouped', reason: string): GroupingResult => {
      const code = status === 'invalid' ? 'GROUPING_INTAKE_INVALID' : 'GROUPING_UNGROUPED';
      trace?.push({ code, args: { reason }, outcome: 'note' });
      return { ...this.#head(), status, reason, complications: [], trace: trace ?? [] };
    };
    if (isEmpty(visit)) return without('invalid', 'emptyVisit');
    const found = visitItems(visit, this.#rows, this.#method, trace);
    const items = this.#packaged(inOrder(found.items), trace);
    const [primary] = items;
    if (primary === undefined) return without('ungrouped', 'noGroup');
    const { apg, name, type, weight } = primary;
    trace?.push({ code: 'GROUPING_APG_TAKEN', args: { apg, name, type }, outcome: 'taken' });
    return {
      ...this.#head(),
      status: 'grouped',
      name,
      ...(weight === undefined ? {} : { weight }),
      apg: { primary: apg, type, items, unlisted: found.unlisted },
      complications: [],
      trace: trace ?? [],
    };
  }

  #head(): Pick<GroupingResult, 'scheme' | 'family' | 'mdc' | 'adrg' | 'drg'> {
    return { scheme: this.id, family: 'apg', mdc: '0000', adrg: '', drg: '' };
  }

  /** [APG-5] An ancillary on the packaging list is inside the first of its groups or types that the visit has. */
  #packaged(items: readonly ApgItem[], trace: TraceStep[] | undefined): readonly ApgItem[] {
    return items.map((item) => {
      if (item.type !== 'ancillary') return item;
      const into = this.#packaging
        .get(item.apg)
        ?.find((name) => items.some((other) => name === 'any' || name === other.apg || name === other.type));
      if (into === undefined) return item;
      trace?.push({ code: 'GROUPING_APG_PACKAGED', args: { apg: item.apg, name: item.name, into }, outcome: 'note' });
      return { ...item, packagedInto: into };
    });
  }
}

function isEmpty({ diagnoses, procedures, charges = [] }: GroupingInput): boolean {
  return ![...diagnoses, ...procedures].some((code) => code !== '') && charges.length === 0;
}

/** Types in their order; significant procedures and, where nothing else names the visit, ancillaries heaviest first; equal weights keep the order of the visit. */
function inOrder(items: readonly ApgItem[]): readonly ApgItem[] {
  const weight = (item: ApgItem): Decimal => decimal(item.weight ?? '0');
  const ordered = APG_TYPES.flatMap((type) => {
    const ofType = items.filter((item) => item.type === type);
    return type === 'significant' ? ofType.toSorted((a, b) => weight(b).comparedTo(weight(a))) : ofType;
  });
  if (ordered[0]?.type !== 'ancillary') return ordered;
  const heaviest = ordered
    .filter(({ type }) => type === 'ancillary')
    .reduce((best, one) => (weight(one).greaterThan(weight(best)) ? one : best));
  return [heaviest, ...ordered.filter((one) => one !== heaviest)];
}
