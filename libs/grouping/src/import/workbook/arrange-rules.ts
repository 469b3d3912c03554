import type { Catalogue } from './read-catalogue.ts';
import { anyOf, ALWAYS, term } from './condition-text.ts';
import type { ConditionText } from './condition-text.ts';
import type { SchemeLists } from './list-names.ts';
import type { CodeList } from './read-lists.ts';
import type { RuleRow } from './read-rules.ts';
import { allParts, cellText, divisionText, operationText } from './row-conditions.ts';
import { isRoute, PRE_MDC, routedMdcs } from './rule-kinds.ts';

type Row = Readonly<Record<string, string>>;

/** The tables `mdc`, `adrg` and `drg`. */
export interface RuleTables {
  readonly mdc: readonly Row[];
  readonly adrg: readonly Row[];
  readonly drg: readonly Row[];
}

/**
 * The rule sheet as tables in which the order of trying is the sheet's:
 * 1. rows of MDCA with an ADRG; without an answer the next MDC is tried (`next`);
 * 2. the MDCs that rows of MDCA lead to, in the order of those rows; being led there is final (`stop`);
 * 3. the other MDCs in the order of the sheet, each for the principal diagnoses of its classes; several are tried one after the other, and without an answer the
 *    first is the stay's (`keep`). Rows of an MDC that stand apart, with rows of another between them, are entries of their own (`MDCE`, `MDCE_1` …).
 *
 * Neighbouring rows of an ADRG with the same condition are one rule, its rows the DRGs; others are rules of their own (`BB1`, `BB1_1` …).
 */
export function arrangeRules(
  rows: readonly RuleRow[],
  lists: SchemeLists,
  all: readonly CodeList[],
  catalogue: Catalogue,
): RuleTables {
  const tables = new TableWriter(lists, catalogue);
  const pre = rows.filter((row) => row.mdc === PRE_MDC && !isRoute(row));
  if (pre.length > 0) tables.addMdc(PRE_MDC, ALWAYS.text, 'next', pre);
  const routes = rows.filter(isRoute);
  for (const [target, condition] of routeConditions(routes, lists))
    tables.addMdc(
      target,
      condition,
      'stop',
      rows.filter((row) => row.mdc === target && !isRoute(row)),
    );
  const special = routedMdcs(rows);
  const others = rows.filter((row) => !special.has(row.mdc) && !isRoute(row));
  for (const segment of segmentsOf(others, ({ mdc }) => mdc)) {
    const { mdc } = segment[0]!;
    const whole = others.filter((row) => row.mdc === mdc);
    const shared = sharedMdcRule(whole, lists);
    const condition = shared ?? membership(mdc, whole, lists, all);
    // An MDC that every stay enters is no sign of where the stay belongs.
    tables.addMdc(mdc, condition, condition === ALWAYS.text ? 'next' : 'keep', segment, shared !== undefined);
  }
  const named = new Set([...special, ...others.map(({ mdc }) => mdc)]);
  const without = new Set(
    all.flatMap(({ kind, mdcs }) => (kind === 'mdcDx' ? [...mdcs] : [])).filter((mdc) => !named.has(mdc)),
  );
  for (const mdc of without) tables.addMdc(mdc, membership(mdc, [], lists, all), 'keep', []);
  return tables;
}

/** Neighbouring rows to the same MDC are one entry. */
function routeConditions(routes: readonly RuleRow[], lists: SchemeLists): (readonly [string, string])[] {
  return segmentsOf(routes, ({ drg }) => drg).map((segment) => {
    const conditions = segment.map((row) =>
      allParts([
        cellText(row.mdcRule, lists),
        operationText(row.op),
        cellText(row.adrgRule, lists),
        cellText(row.drgRule, lists),
        divisionText(row),
      ]),
    );
    return [segment[0]!.drg, anyOf(conditions.map(term)).text] as const;
  });
}

/** The condition that every row of the MDC gives for it. */
function sharedMdcRule(rows: readonly RuleRow[], lists: SchemeLists): string | undefined {
  const texts = new Set(rows.map(({ mdcRule }) => (mdcRule === undefined ? '' : allParts([cellText(mdcRule, lists)]))));
  const [only = ''] = texts;
  return texts.size === 1 && only !== '' ? only : undefined;
}

/** The principal diagnosis is in a class of the MDC; where the sheet of classes has none, what the rows themselves say. */
function membership(mdc: string, rows: readonly RuleRow[], lists: SchemeLists, all: readonly CodeList[]): string {
  const classes = all.filter(({ kind, mdcs }) => kind === 'mdcDx' && mdcs.has(mdc));
  const names = classes.map(({ kind, name }) => lists.nameOf(kind, name)).filter((name) => name !== undefined);
  if (names.length > 0) return anyOf(names.map((name) => term(`principal_dx in {${name}}`))).text;
  return anyOf(rows.map(({ mdcRule }): ConditionText => cellText(mdcRule, lists))).text;
}

/** Runs of neighbours with the same key. */
function segmentsOf(rows: readonly RuleRow[], keyOf: (row: RuleRow) => string): RuleRow[][] {
  const segments: RuleRow[][] = [];
  for (const row of rows) {
    const last = segments.at(-1);
    if (last !== undefined && keyOf(last[0]!) === keyOf(row)) last.push(row);
    else segments.push([row]);
  }
  return segments;
}

class TableWriter implements RuleTables {
  readonly mdc: Row[] = [];
  readonly adrg: Row[] = [];
  readonly drg: Row[] = [];
  readonly #lists: SchemeLists;
  readonly #catalogue: Catalogue;
  readonly #mdcs = new Set<string>();
  readonly #rules = new Set<string>();

  constructor(lists: SchemeLists, catalogue: Catalogue) {
    this.#lists = lists;
    this.#catalogue = catalogue;
  }

  /** @param isShared the condition says already what the rows' `mdc_rule` says */
  addMdc(mdc: string, condition: string, noGroup: string, rows: readonly RuleRow[], isShared = false): void {
    const key = numbered(mdc, this.#mdcs);
    const name = this.#catalogue.mdcs.get(mdc)?.name ?? '';
    this.mdc.push({ order: String(this.mdc.length + 1), mdc: key, name, condition, no_group: noGroup });
    let last = { adrg: '', condition: '', rule: '', drgs: new Set<string>() };
    for (const row of rows) {
      const parts = [
        ...(isShared ? [] : [cellText(row.mdcRule, this.#lists)]),
        operationText(row.op),
        cellText(row.adrgRule, this.#lists),
      ];
      const own = [cellText(row.drgRule, this.#lists), divisionText(row)];
      if (this.#isAmbiguous(row)) {
        this.#addRule(key, row, row.drg, 'ambiguous', allParts([...parts, ...own]));
        last = { adrg: '', condition: '', rule: '', drgs: new Set() };
        continue;
      }
      const together = allParts(parts);
      if (last.adrg !== row.adrg || last.condition !== together || last.drgs.has(row.drg)) {
        const rule = numbered(row.adrg, this.#rules);
        last = { adrg: row.adrg, condition: together, rule, drgs: new Set() };
        this.#addRule(key, row, rule, 'group', together);
      }
      last.drgs.add(row.drg);
      this.#addDrg(key, row, last.rule, allParts(own));
    }
  }

  /** An operation unrelated to the principal diagnosis answers the rule's own code; a second such row of the MDC must be a rule of another name. */
  #isAmbiguous({ drg }: RuleRow): boolean {
    if (!/^[A-Z]QY$/.test(drg) || this.#rules.has(drg)) return false;
    this.#rules.add(drg);
    return true;
  }

  #addRule(mdc: string, { adrg, drg }: RuleRow, rule: string, kind: string, condition: string): void {
    const name = this.#catalogue.adrgs.get(adrg)?.name || this.#catalogue.drgs.get(drg)?.name || '';
    this.adrg.push({
      order: String(this.adrg.length + 1),
      mdc,
      rule,
      adrg: kind === 'ambiguous' ? 'QY' : adrg,
      name,
      kind,
      condition,
      no_drg_result: '',
    });
  }

  #addDrg(mdc: string, { adrg, drg }: RuleRow, rule: string, condition: string): void {
    const name = this.#catalogue.drgs.get(drg)?.name || this.#catalogue.adrgs.get(adrg)?.name || '';
    this.drg.push({ order: String(this.drg.length + 1), mdc, rule, adrg, drg, name, condition });
  }
}

/** The code itself, then `_1`, `_2` …, whichever is free; taken from then on. */
function numbered(code: string, taken: Set<string>): string {
  let free = code;
  for (let number = 1; taken.has(free); number++) free = `${code}_${number}`;
  taken.add(free);
  return free;
}
