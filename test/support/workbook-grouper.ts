/**
 * Grouping by a scheme workbook of the published layout, read literally from its cells and in the order that its description gives: a second opinion for specs, independent of
 * the importer. Slow and plain on purpose.
 */
export type SheetRows = readonly (readonly (string | number)[])[];
export type WorkbookCells = Readonly<Record<string, SheetRows>>;

export interface WorkbookCase {
  readonly sex?: string;
  readonly ageYears?: number;
  readonly ageDays?: number;
  readonly birthWeightGrams?: number;
  readonly diagnoses: readonly string[];
  readonly procedures: readonly string[];
}

/** The group, or the MDC within which there is none (`0000` where no MDC was entered). */
export interface WorkbookAnswer {
  readonly drg: string;
  readonly mdc: string;
}

type Rule = Readonly<Record<string, string>>;

export class WorkbookGrouper {
  readonly #rules: readonly Rule[];
  readonly #classes: readonly Rule[];
  readonly #lists: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #operations: ReadonlySet<string>;
  readonly #mcc: ReadonlyMap<string, string>;
  readonly #cc: ReadonlyMap<string, string>;
  readonly #excluded: ReadonlySet<string>;

  constructor(cells: WorkbookCells) {
    const records = (sheet: string): Rule[] => {
      const [header = [], ...rows] = cells[sheet] ?? [];
      return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, String(row[at] ?? '').trim()])));
    };
    this.#rules = records('DRG分组规则');
    this.#classes = records('MDC诊断表');
    const lists = new Map<string, Set<string>>();
    const put = (key: string, code: string): void =>
      void (lists.get(key) ?? lists.set(key, new Set()).get(key)!).add(code);
    for (const row of this.#classes) put(`1 ${row['classification']}`, row['diagnosis_code']!);
    for (const row of records('ADRG诊断表')) put(`2 ${row['classification']}`, row['diagnosis_code']!);
    for (const row of records('ADRG手术表')) put(`op ${row['classification']}`, row['operation_code']!);
    this.#lists = lists;
    this.#operations = new Set(records('ADRG手术表').map((row) => row['operation_code']!));
    const tableOf = (sheet: string): Map<string, string> =>
      new Map(records(sheet).map((row) => [row['diagnosis_code']!, row['excluded_table']!]));
    this.#mcc = tableOf('MCC');
    this.#cc = tableOf('CC');
    this.#excluded = new Set(records('排除诊断表').map((row) => `${row['table_name']} ${row['diagnosis_code']}`));
  }

  group(given: WorkbookCase): WorkbookAnswer {
    const [first = '', ...rest] = given.diagnoses;
    const stay = {
      ...given,
      principal: first[3] === '.' ? first : '',
      others: rest.filter((code) => code[3] === '.'),
      operations: given.procedures.filter((code) => code[2] === '.'),
    };
    const hasOperation = stay.operations.some((code) => this.#operations.has(code)) ? '1' : '0';
    const counts = (table: ReadonlyMap<string, string>): boolean =>
      stay.others.some((code) => table.has(code) && !this.#excluded.has(`${table.get(code)} ${stay.principal}`));
    const [mcc, cc] = counts(this.#mcc) ? ['1', '0'] : counts(this.#cc) ? ['0', '1'] : ['0', '0'];
    const fits = (row: Rule): boolean =>
      ['-1', hasOperation].includes(row['op']!) && ['-1', mcc].includes(row['mcc']!) && ['-1', cc].includes(row['cc']!);
    const holds = (rule: string): boolean => new Evaluation(rule, stay, this.#lists).answer();
    const found = (rows: readonly Rule[]): Rule | undefined =>
      rows.find((row) => fits(row) && holds(row['adrg_rule']!) && holds(row['drg_rule']!));

    const routes = this.#rules.filter((row) => row['mdc_code'] === 'MDCA' && row['adrg_code'] === 'MDC');
    const first1 = found(this.#rules.filter((row) => row['mdc_code'] === 'MDCA' && row['adrg_code'] !== 'MDC'));
    if (first1 !== undefined) return { drg: first1['drg_code']!, mdc: 'MDCA' };
    const route = routes.find((row) => holds(row['mdc_rule']!));
    const special = new Set(['MDCA', ...routes.map((row) => row['drg_code']!)]);
    const mdcs =
      route === undefined
        ? new Set(
            this.#classes
              .filter((row) => row['diagnosis_code'] === stay.principal && stay.principal !== '')
              .map((row) => row['mdc_code']!)
              .filter((mdc) => !special.has(mdc)),
          )
        : new Set([route['drg_code']!]);
    const rows = this.#rules.filter((row) => mdcs.has(row['mdc_code']!) && row['adrg_code'] !== 'MDC');
    const answer = found(rows);
    if (answer !== undefined) return { drg: answer['drg_code']!, mdc: answer['mdc_code']! };
    return { drg: '0000', mdc: rows[0]?.['mdc_code'] ?? [...mdcs][0] ?? '0000' };
  }
}

interface Stay extends WorkbookCase {
  readonly principal: string;
  readonly others: readonly string[];
  readonly operations: readonly string[];
}

/** A rule's truth, worked out while it is read, from the left: or, and, not, brackets, terms. */
class Evaluation {
  readonly #words: string[];
  readonly #stay: Stay;
  readonly #lists: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(rule: string, stay: Stay, lists: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#words =
      rule.match(/is_\w+\(case, '[^']*'\)|multi_wound\(case\)|case\.\w+|<=|>=|==|!=|[<>()]|-?[\d.]+|\w+/g) ?? [];
    this.#stay = stay;
    this.#lists = lists;
  }

  answer(): boolean {
    const truth = this.#or();
    if (this.#words.length > 0) throw new Error(`left over: ${this.#words.join(' ')}`);
    return truth;
  }

  #or(): boolean {
    let truth = this.#and();
    while (this.#takes('or')) truth = this.#and() || truth;
    return truth;
  }

  #and(): boolean {
    let truth = this.#term();
    while (this.#takes('and')) truth = this.#term() && truth;
    return truth;
  }

  #takes(word: string): boolean {
    if (this.#words[0] !== word) return false;
    this.#words.shift();
    return true;
  }

  #term(): boolean {
    if (this.#takes('not')) return !this.#term();
    if (this.#takes('(')) {
      const inner = this.#or();
      if (!this.#takes(')')) throw new Error('bracket');
      return inner;
    }
    const word = this.#words[0]!;
    if (word.startsWith('is_') || word.startsWith('multi')) return this.#call(this.#words.shift()!);
    const isConstant = !['<', '<=', '>', '>=', '==', '!='].includes(this.#words[1] ?? '');
    if (isConstant) return this.#words.shift() !== '0';
    return this.#chain();
  }

  #call(text: string): boolean {
    const { principal, others, operations } = this.#stay;
    if (text.startsWith('multi')) return this.#multiWound();
    const [, name, list] = /^is_(\w+)\(case, '(.*)'\)$/.exec(text)!;
    const codes = { pd1: [principal], sd1: others, pd2: [principal], sd2: others, op2: operations }[name!]!;
    const set = this.#lists.get(name === 'op2' ? `op ${list}` : `${name!.at(-1)} ${list}`);
    return codes.some((code) => code !== '' && set?.has(code) === true);
  }

  #multiWound(): boolean {
    const classes = [...this.#lists].filter(([key]) => key.startsWith('1 Z'));
    const hit = classes.filter(([, set]) => [this.#stay.principal, ...this.#stay.others].some((code) => set.has(code)));
    return classes.some(([, set]) => set.has(this.#stay.principal)) && hit.length >= 2;
  }

  #chain(): boolean {
    let truth = true;
    let left = this.#operand();
    while (['<', '<=', '>', '>=', '==', '!='].includes(this.#words[0] ?? '')) {
      const sign = this.#words.shift()!;
      const right = this.#operand();
      const both = left !== undefined && right !== undefined;
      truth &&= both && compare(left!, sign, right!);
      left = right;
    }
    return truth;
  }

  #operand(): number | undefined {
    const word = this.#words.shift()!;
    const { ageYears, ageDays, birthWeightGrams, sex } = this.#stay;
    if (word === 'case.age') return ageYears;
    if (word === 'case.gender') return sex === undefined ? undefined : Number(sex);
    if (word === 'case.newborn_birth_weight') return birthWeightGrams;
    if (word === 'case.newborn_age_month') return ageDays === undefined ? undefined : Math.floor(ageDays / 30);
    return Number(word);
  }
}

function compare(left: number, sign: string, right: number): boolean {
  if (sign === '<') return left < right;
  if (sign === '<=') return left <= right;
  if (sign === '>') return left > right;
  if (sign === '>=') return left >= right;
  return sign === '==' ? left === right : left !== right;
}
