import type { SheetRows, WorkbookCase } from './workbook-grouper.ts';

/** Whole numbers below a bound, always the same for a seed. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Sheets = Record<string, (string | number)[][]>;

/**
 * A made-up scheme workbook of the published layout, with everything that its description names: MDCA and the MDCs it leads to, diagnoses in several MDCs, two lists of
 * procedures for an ADRG, rows of an ADRG and of an MDC apart, every form of condition, missing exclusion tables, codes without a point, numbers and texts for flags.
 */
export function syntheticWorkbook(seed: number): Sheets {
  const roll = dice(seed);
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)]!;
  const some = <T>(from: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: 1 + roll(most) }, () => pick(from))),
  ];
  const dx = Array.from(
    { length: 60 },
    (_, n) =>
      `${'ABCDEFGH'[n % 8]}${String(10 + Math.floor(n / 8)).padStart(2, '0')}.${n % 5}00${n % 7 === 0 ? 'x00' + (n % 3) : ''}`,
  );
  const ops = Array.from(
    { length: 30 },
    (_, n) => `${String(10 + n).padStart(2, '0')}.${n % 4}${n % 3}00${n % 6 === 0 ? 'x001' : ''}`,
  );
  const plain = ['B', 'E', 'G'];
  const routed = ['P', 'Y', 'Z', 'M'];
  const sheets: Sheets = {
    MDC信息: [
      ['mdc_code', 'mdc_name'],
      ['0000', '00组'],
      ...['A', ...plain, ...routed].map((mdc) => [`MDC${mdc}`, `${mdc}类`]),
    ],
    ADRG信息: [['mdc_code', 'mdc_name', 'adrg_code', 'adrg_name']],
    DRG信息: [['adrg_code', 'drg_code', 'drg_name']],
    MDC诊断表: [['mdc_code', 'classification', 'diagnosis_code', 'diagnosis_name']],
    ADRG诊断表: [['mdc_code', 'classification', 'diagnosis_code', 'diagnosis_name']],
    ADRG手术表: [['mdc_code', 'classification', 'operation_code', 'operation_name']],
    MCC: [['diagnosis_code', 'diagnosis_name', 'excluded_table']],
    CC: [['diagnosis_code', 'diagnosis_name', 'excluded_table']],
    排除诊断表: [['table_name', 'diagnosis_code', 'diagnosis_name']],
    DRG分组规则: [['mdc_code', 'adrg_code', 'drg_code', 'mdc_rule', 'adrg_rule', 'drg_rule', 'op', 'mcc', 'cc']],
  };
  const put = (sheet: string, ...row: (string | number)[]): void => void sheets[sheet]!.push(row);

  for (const mdc of [...plain, 'P', 'Y', 'M'])
    for (const code of some(dx, 22)) put('MDC诊断表', `MDC${mdc}`, `${mdc}00`, code, `名${code}`);
  for (const part of ['Z01', 'Z02', 'Z03'])
    for (const code of some(dx, 8)) put('MDC诊断表', 'MDCZ', part, code, `名${code}`);
  put('MDC诊断表', 'MDCB', 'B00', 'A0100', '没有点');
  const severe = some(dx, 10);
  for (const code of severe) put('MCC', code, `名${code}`, `表7-${1 + roll(4)}`);
  for (const code of some(dx, 18).filter((one) => !severe.includes(one)))
    put('CC', code, `名${code}`, roll(6) === 0 ? '' : `表7-${1 + roll(4)}`);
  for (const table of ['表7-1', '表7-2', '表7-3'])
    for (const code of some(dx, 15)) put('排除诊断表', table, code, `名${code}`);

  const flag = (value: number): string | number => (roll(5) === 0 ? String(value) : value);
  const numbers = (): string =>
    pick([
      'case.age < 18',
      '17 <= case.age',
      'case.gender == 1',
      '0 < case.newborn_birth_weight < 1500',
      '1500 <= case.newborn_birth_weight <2500',
      'case.newborn_age_month == 0',
      '1 <= case.newborn_age_month <= 12',
      'case.newborn_age_month > 2',
      'case.age != 40',
      'case.age > -1',
    ]);
  const condition = (mdc: string, adrg: string): string => {
    const list = (): string => pick(['is_pd2', 'is_pd2', 'is_sd2', 'is_op2', 'is_op2']);
    const one = (): string => {
      const test = list();
      return `${test}(case, '${roll(12) === 0 ? 'XX9' : adrg}')`;
    };
    switch (roll(9)) {
      case 0:
        return `${one()} and ${numbers()}`;
      case 1:
        return `${one()} or is_sd1(case, '${mdc}00')`;
      case 2:
        return `is_op2(case, '${adrg}_01') and is_op2(case, '${adrg}_02') `;
      case 3:
        return `not (${one()}) and (${one()} or ${numbers()})`;
      case 4:
        return `${one()} and ${one()} or ${one()}`;
      default:
        return one();
    }
  };

  const row = (
    mdc: string,
    adrg: string,
    drg: string,
    mdcRule: string | number,
    adrgRule: string | number,
    op: number,
    mcc: number,
    cc: number,
  ): void =>
    put(
      'DRG分组规则',
      `MDC${mdc}`,
      adrg,
      drg,
      mdcRule,
      adrgRule,
      roll(8) === 0 ? numbers() : flag(1),
      flag(op),
      flag(mcc),
      flag(cc),
    );
  const adrgRows = (mdc: string, number: number, mdcRule: string | number): void => {
    const adrg = `${mdc}${'BCDRSTZ'[number % 7]}${1 + Math.floor(number / 7)}`;
    put('ADRG信息', `MDC${mdc}`, `${mdc}类`, adrg, `${adrg}名`);
    for (const code of some(dx, 12)) put('ADRG诊断表', `MDC${mdc}`, adrg, code, `名${code}`);
    for (const suffix of ['', '_01', '_02'])
      for (const code of some(ops, 6)) put('ADRG手术表', `MDC${mdc}`, adrg + suffix, code, `名${code}`);
    const rule = roll(12) === 0 ? pick([1, '1', 0, '0']) : condition(mdc, adrg);
    const op = pick([-1, 0, 1]);
    const divisions =
      roll(2) === 0
        ? [[9, -1, -1]]
        : [
            [1, 1, 0],
            [3, 0, 1],
            [5, 0, 0],
          ].filter(() => roll(6) > 0);
    for (const [digit, mcc, cc] of divisions as number[][]) {
      put('DRG信息', adrg, `${adrg}${digit}`, `${adrg}${digit}名`);
      row(mdc, adrg, `${adrg}${digit}`, mdcRule, rule, op, mcc!, cc!);
    }
  };

  for (let number = 0; number < 2; number++) adrgRows('A', number, -1);
  put(
    'DRG分组规则',
    'MDCA',
    'MDC',
    'MDCP',
    "case.age == 0 and 0 <= case.newborn_age_month <= 12 and is_pd1(case, 'P00')",
    1,
    1,
    -1,
    -1,
    -1,
  );
  put('DRG分组规则', 'MDCA', 'MDC', 'MDCY', "is_pd1(case, 'Y00') or is_sd1(case, 'Y00')", 1, 1, -1, -1, -1);
  put('DRG分组规则', 'MDCA', 'MDC', 'MDCZ', 'multi_wound(case)', 1, 1, -1, -1, -1);
  put('DRG分组规则', 'MDCA', 'MDC', 'MDCM', "is_pd1(case, 'M00') and case.gender == 1", 1, 1, -1, -1, -1);
  const interleaved = seed % 2 === 0;
  const mdcs = [...plain, ...routed];
  const plan = interleaved
    ? Array.from({ length: 7 }, (_, number) => mdcs.map((mdc) => [mdc, number] as const)).flat()
    : mdcs.flatMap((mdc) => Array.from({ length: 7 }, (_, number) => [mdc, number] as const));
  for (const [mdc, number] of plan) {
    const mdcRule = routed.includes(mdc) ? flag(-1) : `is_pd1(case, '${mdc}00')`;
    if (number === 3) {
      put('ADRG信息', `MDC${mdc}`, `${mdc}类`, `${mdc}QY`, '与主要诊断无关手术');
      put('DRG信息', `${mdc}QY`, `${mdc}QY`, '与主要诊断无关手术');
      put('DRG分组规则', `MDC${mdc}`, `${mdc}QY`, `${mdc}QY`, mdcRule, flag(1), 1, 1, -1, -1);
    }
    adrgRows(mdc, number, mdcRule);
  }
  return sheets;
}

/** Stays made of the workbook's own codes, some with codes that it does not know or without a point, ages and weights around every bound. */
export function workbookCases(
  sheets: Readonly<Record<string, SheetRows>>,
  count: number,
  seed: number,
): WorkbookCase[] {
  const roll = dice(seed);
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)]!;
  const column = (sheet: string, name: string): string[] => {
    const [header = [], ...rows] = sheets[sheet] ?? [];
    return rows.map((row) => String(row[header.indexOf(name)] ?? '').trim());
  };
  const dx = [
    ...column('MDC诊断表', 'diagnosis_code'),
    ...column('ADRG诊断表', 'diagnosis_code'),
    'X99.900',
    'K3580',
    '',
  ];
  const severe = [...column('MCC', 'diagnosis_code'), ...column('CC', 'diagnosis_code'), ...dx];
  const excluding = column('排除诊断表', 'diagnosis_code');
  const ops = [...column('ADRG手术表', 'operation_code'), '99.9999', '470100'];
  return Array.from({ length: count }, () => {
    const isInfant = roll(3) === 0;
    const ageDays = isInfant
      ? pick([0, 3, 28, 29, 30, 59, 60, 89, 90, 359, 360, 364])
      : roll(4) === 0
        ? 15_000
        : undefined;
    return {
      ...(roll(30) === 0 ? {} : { sex: pick(['1', '2']) }),
      ...(roll(40) === 0 ? {} : { ageYears: isInfant ? 0 : pick([1, 16, 17, 18, 40, 80]) }),
      ...(ageDays === undefined ? {} : { ageDays }),
      ...(isInfant && roll(5) > 0 ? { birthWeightGrams: pick([0, 900, 1499, 1500, 2499, 2500, 3200]) } : {}),
      diagnoses: [
        roll(4) === 0 ? pick([...excluding, '']) : pick(dx),
        ...Array.from({ length: roll(4) }, () => pick(severe)),
      ],
      procedures: roll(3) === 0 ? [] : Array.from({ length: 1 + roll(3) }, () => pick(ops)),
    };
  });
}
