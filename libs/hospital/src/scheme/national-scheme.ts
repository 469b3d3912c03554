import { formatCsv } from '@caseloom/core';
import { Random } from '../random.ts';
import { adrgsOf } from './adrgs.ts';
import type { PlannedAdrg } from './adrgs.ts';
import { complicationsOf, grouped } from './complications.ts';
import type { Complications } from './complications.ts';
import { drgsOf } from './drgs.ts';
import type { PlannedDrg } from './drgs.ts';
import { EDITIONS } from './edition.ts';
import type { NationalEdition } from './edition.ts';
import { MDC_LETTERS, PARTS, diagnoses, procedures, range } from './invented-codes.ts';

export interface SyntheticSchemeOptions {
  readonly edition: NationalEdition;
  readonly seed: number;
}

/** A scheme of the size and shape of a national edition; every code, name, condition and number in it is invented. */
export interface SyntheticScheme {
  readonly id: string;
  /** The folder form: `scheme.csv`, its tables, and the code tables `icd10_dx.csv`, `icd9_proc.csv`; name → UTF-8 text. */
  readonly files: ReadonlyMap<string, string>;
  readonly groups: readonly PlannedDrg[];
  readonly complications: Complications;
}

/**
 * Makes a scheme as the national 2.0 and 3.0 are shaped (docs/spec/grouping.md, part 2): 3.0 of a seed evolves from 2.0 of the same seed. The same options
 * make the same bytes. Every group can be reached.
 */
export function syntheticNationalScheme({ edition, seed }: SyntheticSchemeOptions): SyntheticScheme {
  const random = new Random(seed);
  const planned = new Map(MDC_LETTERS.map((letter) => [letter, adrgsOf(letter, edition, random)]));
  const earlier = MDC_LETTERS.flatMap((letter) => adrgsOf(letter, '2.0', random));
  const adrgs = [...planned.values()].flat();
  const drgs = drgsOf(adrgs, earlier, edition, random);
  const complications = complicationsOf(edition, random);
  const id = `synthetic-national-${edition.replace('.', '')}`;
  const files = new Map(
    Object.entries({
      'scheme.csv': [['key', 'value'], ...head(id, edition, seed)],
      'mdc.csv': [['order', 'mdc', 'name', 'condition'], ...mdcRows()],
      'adrg.csv': [
        ['order', 'mdc', 'rule', 'adrg', 'name', 'kind', 'condition', 'no_drg_result'],
        ...numbered([...planned].flatMap(([letter, own]) => adrgRows(letter, own))),
      ],
      'drg.csv': [
        ['order', 'mdc', 'rule', 'adrg', 'drg', 'name', 'condition'],
        ...numbered([...drgs.values()].flat().map(drgRow)),
      ],
      'code_lists.csv': [['list', 'code'], ...listRows(adrgs)],
      'operating_procedures.csv': [
        ['code', 'name'],
        ...MDC_LETTERS.flatMap((letter) => named(procedures(letter, PARTS.operating), '虚构手术')),
      ],
      'cc.csv': [['code', 'exclusion_group'], ...grouped(complications.cc)],
      'mcc.csv': [['code', 'exclusion_group'], ...grouped(complications.mcc)],
      'exclusion.csv': [['principal_dx', 'exclusion_group'], ...grouped(complications.excluding)],
      'excluded_diagnoses.csv': [
        ['code'],
        ...MDC_LETTERS.flatMap((letter) => column(diagnoses(letter, PARTS.excludedDiagnoses))),
      ],
      'excluded_procedures.csv': [
        ['code'],
        ...MDC_LETTERS.flatMap((letter) => column(procedures(letter, PARTS.excludedProcedures))),
      ],
      'weights.csv': [
        ['drg', 'weight', 'mean_charge', 'mean_los_days'],
        ...[...drgs.values()].flat().map((drg) => weightRow(drg, random)),
      ],
      'group_attributes.csv': [
        ['drg', 'primary_care'],
        ...[...drgs.values()].flat().flatMap(({ code, isPrimaryCare }) => (isPrimaryCare ? [[code, 'yes']] : [])),
      ],
      'icd10_dx.csv': [['code', 'name'], ...MDC_LETTERS.flatMap((letter) => named(diagnoses(letter), '虚构诊断'))],
      'icd9_proc.csv': [
        ['code', 'name'],
        ...MDC_LETTERS.flatMap((letter) => named(procedures(letter), '虚构手术操作')),
      ],
    }).map(([name, rows]) => [name, formatCsv(rows)]),
  );
  return { id, files, groups: [...drgs.values()].flat(), complications };
}

const column = (codes: readonly string[]): string[][] => codes.map((code) => [code]);
const named = (codes: readonly string[], words: string): string[][] => codes.map((code) => [code, `${words} ${code}`]);
const numbered = (rows: readonly (readonly string[])[]): string[][] =>
  rows.map((row, index) => [String(index + 1), ...row]);

function head(id: string, edition: NationalEdition, seed: number): string[][] {
  return [
    ['id', id],
    ['name', `虚构的全国分组方案 ${edition}（种子 ${seed}）`],
    ['region', '虚构'],
    ['year', EDITIONS[edition].year],
    ['base_standard', edition],
    ['source', 'Invented for tests and demonstration; no bureau published it'],
    ['ambiguous_rule', 'principal_proc in {operating}'],
    ['retry_with_single_procedures', 'no'],
    ['note', '编码、名称、条件与权重均为虚构，不得用于真实病例'],
  ];
}

/** Transplants enter by procedure, newborns by age, trauma by two parts of the body, the sexes' own diseases by sex. */
function mdcRows(): string[][] {
  const further: Readonly<Record<string, string>> = {
    P: ' and age = 0',
    Z: ' and count_lists(any_dx, {mdc:MDCZ/part.*}) >= 2',
    M: ' and sex = 1',
    N: ' and sex = 2',
    O: ' and sex = 2',
  };
  return numbered(
    MDC_LETTERS.map((letter) => [
      `MDC${letter}`,
      `虚构大类 ${letter}`,
      letter === 'A' ? 'any_proc in {mdc:MDCA/proc}' : `principal_dx in {mdc:MDC${letter}/dx}${further[letter] ?? ''}`,
    ]),
  );
}

/** Behind the operations of an MDC stands the check for operations that belong to none of them. */
function adrgRows(letter: string, adrgs: readonly PlannedAdrg[]): string[][] {
  const row = ({ code, name, condition }: PlannedAdrg) => [`MDC${letter}`, code, code, name, 'group', condition, ''];
  const check = [
    `MDC${letter}`,
    `${letter}QY`,
    'QY',
    '与主要诊断无关的手术',
    'ambiguous',
    'principal_proc in {operating}',
    '',
  ];
  return [
    ...adrgs.filter(({ kind }) => kind === 'operation').map(row),
    ...(letter === 'A' ? [] : [check]),
    ...adrgs.filter(({ kind }) => kind !== 'operation').map(row),
  ];
}

const drgRow = ({ adrg, code, name, condition }: PlannedDrg): string[] => [
  `MDC${adrg.letter}`,
  adrg.code,
  adrg.code,
  code,
  name,
  condition,
];

function listRows(adrgs: readonly PlannedAdrg[]): string[][] {
  const list = (name: string, codes: readonly string[]): string[][] => codes.map((code) => [name, code]);
  const trauma = diagnoses('Z', PARTS.entering);
  return [
    ...list('mdc:MDCA/proc', procedures('A', PARTS.operating)),
    ...MDC_LETTERS.flatMap((letter) =>
      list(`mdc:MDC${letter}/dx`, diagnoses(letter, letter === 'R' ? [0, PARTS.chemotherapy[0]] : PARTS.entering)),
    ),
    ...range(0, 8).flatMap((part) =>
      list(
        `mdc:MDCZ/part.${part + 1}`,
        trauma.filter((_code, index) => index % 8 === part),
      ),
    ),
    ...list('mdc:MDCR/chemotherapy', diagnoses('R', PARTS.chemotherapy)),
    ...list('mdc:MDCR/radiotherapy', procedures('R', PARTS.radiotherapy)),
    ...list('mdc:MDCR/targeted', procedures('R', PARTS.targetedTherapy)),
    ...adrgs.flatMap(({ code, lists }) =>
      Object.entries(lists).flatMap(([part, codes]) => list(`adrg:${code}/${part}`, codes)),
    ),
  ];
}

/** Operations weigh more than diseases, complications more than none; 10,000 yuan for a weight of 1. */
function weightRow({ code, adrg, needs }: PlannedDrg, seed: Random): string[] {
  const base = seed.fork(`weight/${adrg.code}`).skewed(adrg.kind === 'operation' ? 180 : 70, 0.5);
  const hundredths = Math.round(base * (needs.complication === 'mcc' ? 1.5 : needs.complication === 'cc' ? 1.2 : 1));
  const weight = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
  return [code, weight, String(hundredths * 100), String(Math.max(2, Math.round(hundredths / 15)))];
}
