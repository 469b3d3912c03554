import { csvLine } from '@caseloom/core';
import { Random } from '../random.ts';
import type { PlannedDrg } from './drgs.ts';
import { MDC_LETTERS, PARTS, diagnosisCode, procedureCode, exclusionGroup } from './invented-codes.ts';
import type { SyntheticScheme } from './national-scheme.ts';

const COLUMNS = [
  ...['id', 'sex', 'age', 'age_days', 'birth_weight_g', 'department', 'los_days', 'discharge_type', 'icu_hours'],
  ...['diagnoses', 'procedures', 'expected_status', 'expected_mdc', 'expected_adrg', 'expected_drg'],
] as const;
type Row = Record<(typeof COLUMNS)[number], string>;

const NOTHING = { expected_mdc: '0000', expected_adrg: '00', expected_drg: '0000' };

/**
 * Lines of the DRG case CSV, header first, without line ends: synthetic stays with the answers they were made for. The first cases go through all groups once;
 * then groups are drawn, and about a tenth of the stays is wrong or odd on purpose. The same scheme, number and seed make the same lines.
 */
export function* syntheticCaseLines(scheme: SyntheticScheme, count: number, seed: number): Iterable<string> {
  yield csvLine([...COLUMNS]);
  const random = new Random(seed);
  const pool = secondaryDiagnoses(scheme);
  for (let place = 0; place < count; place++) {
    const isFirstRound = place < scheme.groups.length;
    const group = isFirstRound ? scheme.groups[place]! : random.pick(scheme.groups);
    const stay = stayOf(group, pool, random);
    const odd = !isFirstRound && random.chance(0.1) ? random.pick(ODD)(stay, group, random) : {};
    const row: Row = { ...stay, ...odd, id: `${scheme.id}-${String(place + 1).padStart(7, '0')}` };
    yield csvLine(COLUMNS.map((column) => row[column]));
  }
}

/** The same as one text. */
export function syntheticCases(scheme: SyntheticScheme, count: number, seed: number): string {
  return `${[...syntheticCaseLines(scheme, count, seed)].join('\n')}\n`;
}

interface SecondaryDiagnoses {
  readonly cc: readonly string[];
  readonly mcc: readonly string[];
  /** Neither, and in no list that could matter. */
  readonly neutral: readonly string[];
}

function secondaryDiagnoses({ complications }: SyntheticScheme): SecondaryDiagnoses {
  const cc = new Set(complications.cc);
  const mcc = new Set(complications.mcc);
  const neutral: string[] = [];
  for (const letter of 'BCDEFGHIJKL')
    for (let serial = 0; serial < PARTS.entering[1]; serial++) {
      const code = diagnosisCode(letter, serial);
      if (!cc.has(code) && !mcc.has(code)) neutral.push(code);
    }
  return { cc: complications.cc.filter((code) => !mcc.has(code)), mcc: complications.mcc, neutral };
}

function stayOf({ adrg, code, needs }: PlannedDrg, pool: SecondaryDiagnoses, random: Random): Row {
  const { letter } = adrg;
  const principal =
    adrg.needs.principal === undefined ? anyPrincipal(letter, random) : random.pick(adrg.needs.principal);
  const diagnoses = [principal, ...(adrg.needs.secondary ?? []).map((codes) => random.pick(codes))];
  if (letter === 'Z') diagnoses.push(otherPart(principal));
  if (needs.complication !== undefined) diagnoses.push(counting(pool[needs.complication], principal, random));
  for (let more = random.int(0, 4); more > 0; more--) diagnoses.push(random.pick(pool.neutral));
  const isNewborn = letter === 'P';
  const [low, high] = adrg.needs.birthWeight ?? [2500, 4200];
  const age = isNewborn ? 0 : random.int(...(needs.age ?? [18, 90]));
  return {
    id: '',
    sex: letter === 'M' ? '1' : letter === 'N' || letter === 'O' ? '2' : random.pick(['1', '2']),
    age: String(age),
    age_days: isNewborn ? String(random.int(0, 27)) : '',
    birth_weight_g: isNewborn ? String(random.int(low, (high ?? 4500) - 1)) : '',
    department: needs.department ?? String(random.int(1, 30)).padStart(2, '0'),
    los_days: String(needs.losDays ?? random.int(2, 20)),
    discharge_type: needs.dischargeType ?? random.pick(['1', '1', '1', '4']),
    icu_hours: needs.icuHours === undefined ? '' : String(needs.icuHours),
    diagnoses: diagnoses.join('|'),
    procedures: (adrg.needs.procedures ?? []).map((codes) => random.pick(codes)).join('|'),
    expected_status: 'grouped',
    expected_mdc: `MDC${letter}`,
    expected_adrg: adrg.code,
    expected_drg: code,
  };
}

/** Operations take any diagnosis of their MDC; transplants of any. */
function anyPrincipal(letter: string, random: Random): string {
  const of = letter === 'A' ? random.pick(MDC_LETTERS.filter((one) => one !== 'A')) : letter;
  return diagnosisCode(of, random.int(0, PARTS.weightBands[0] - 1));
}

/** Neighbouring codes of multiple trauma belong to different parts of the body. */
function otherPart(principal: string): string {
  const serial = Number(principal.slice(1, 3)) * 22 + Number(principal[4]) * 3 + Number(principal.slice(-3));
  return diagnosisCode('Z', serial === 0 ? 1 : serial - 1);
}

/** A complication that the principal diagnosis does not exclude. */
function counting(codes: readonly string[], principal: string, random: Random): string {
  for (;;) {
    const code = random.pick(codes);
    if (exclusionGroup(code) !== exclusionGroup(principal)) return code;
  }
}

/** What is wrong or odd, and what then is answered. */
const ODD: readonly ((stay: Row, group: PlannedDrg, random: Random) => Partial<Row>)[] = [
  () => ({ sex: '9', expected_status: 'invalid', ...NOTHING }),
  () => ({ age: '', expected_status: 'invalid', ...NOTHING }),
  () => ({ diagnoses: 'Q99.999', procedures: '', expected_status: 'ungrouped', ...NOTHING }),
  (_stay, _group, random) => ({
    diagnoses: diagnosisCode('B', random.int(PARTS.excludedDiagnoses[0], PARTS.excludedDiagnoses[1] - 1)),
    procedures: '',
    expected_status: 'ungrouped',
    ...NOTHING,
  }),
  (stay, _group, random) => ({
    procedures: [procedureCode('B', random.int(480, 499)), stay.procedures].filter((code) => code !== '').join('|'),
  }),
  // An operation of the eye beside a disease of the nerves: `BQY`.
  (_stay, _group, random) => ({
    age: '40',
    diagnoses: diagnosisCode('B', random.int(0, 500)),
    procedures: procedureCode('C', random.int(0, PARTS.operating[1] - 1)),
    expected_status: 'ambiguous',
    expected_mdc: 'MDCB',
    expected_adrg: 'QY',
    expected_drg: 'BQY',
  }),
];
