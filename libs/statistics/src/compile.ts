import { decimal, formatDecimal, formatFixed } from '@caseloom/core';
import type { Artifact, LocalText } from '@caseloom/pack';
import { boundsOf, companionsOf } from './kind.ts';
import type { Observation, Seen } from './observation.ts';
import type { Bounds, Companion, Feature, Measure, ModelState, StatisticalModel } from './types.ts';

/** What a model says about one case. */
export interface ModelHit {
  /** Artifact of the model; the finding's rule id is made of it. */
  readonly model: string;
  readonly state: ModelState;
  readonly title: LocalText;
  /** Row of the model's table that spoke: `drg GB23 losDays`. */
  readonly row: string;
  /** Where the finding points, in the record. */
  readonly path: string;
  /** Canonical paths that the row looked at. */
  readonly reads: readonly string[];
  readonly message: LocalText;
  readonly read: readonly { readonly path: string; readonly value: unknown }[];
  /** The numbers behind the sentence, by name. */
  readonly numbers: Readonly<Record<string, string>>;
}

export interface CompiledModels {
  readonly size: number;
  /** In order of model and row; several rows that call for the same code are one hit. */
  readonly evaluate: (observation: Observation) => ModelHit[];
}

type Artifacts = readonly Artifact<StatisticalModel>[];

/** Models of a resolved pack, ready to look at cases. Retired ones say nothing. */
export function compileModels(artifacts: Artifacts): CompiledModels {
  const models = artifacts
    .filter((one) => one.value.state !== 'retired')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((artifact) => (artifact.value.method === 'outliers' ? outliers(artifact) : companions(artifact)));
  return { size: models.length, evaluate: (observation) => models.flatMap((model) => model(observation)) };
}

type Model = (observation: Observation) => ModelHit[];
const NARROWEST_FIRST: readonly Bounds['level'][] = ['drg', 'adrg'];
const MEASURES: readonly Measure[] = ['losDays', 'charge'];

function outliers(artifact: Artifact<StatisticalModel>): Model {
  const rows = new Map(boundsOf(artifact).map((one) => [`${one.level} ${one.key} ${one.measure}`, one]));
  return (observation) =>
    MEASURES.flatMap((measure) => {
      const value = observation[measure];
      if (value === undefined) return [];
      const row = NARROWEST_FIRST.map((level) =>
        rows.get(`${level} ${observation.groups[level] ?? ''} ${measure}`),
      ).find((one) => one !== undefined);
      if (row === undefined) return [];
      const exact = decimal(value);
      const isOutside = exact.gt(decimal(row.high)) || exact.lt(decimal(row.low));
      return isOutside ? [outlierHit(artifact, row, String(value))] : [];
    });
}

const OF: Readonly<
  Record<Measure, { zh: string; en: string; unit: LocalText; path: string; reads: string[]; places: number }>
> = {
  losDays: {
    zh: '住院',
    en: 'stay',
    unit: { zh: ' 天', en: ' days' },
    path: 'stay.dischargeAt',
    reads: ['stay.admitAt', 'stay.dischargeAt', 'grouping.drg'],
    places: 0,
  },
  charge: {
    zh: '费用',
    en: 'charge',
    unit: { zh: ' 元', en: ' yuan' },
    path: 'fee.total',
    reads: ['fee.total', 'grouping.drg'],
    places: 2,
  },
};

function outlierHit({ id, value: { state, title } }: Artifact<StatisticalModel>, row: Bounds, value: string): ModelHit {
  const { zh, en, unit, path, reads, places } = OF[row.measure];
  const text = (one: string) => formatFixed(decimal(one), places);
  const [median, low, high] = [text(row.median), text(row.low), text(row.high)];
  const [shown, usual] = [formatDecimal(decimal(value)), `${low}–${high}`];
  return {
    model: id,
    state,
    title,
    row: `${row.level} ${row.key} ${row.measure}`,
    path,
    reads,
    read: [{ path, value }],
    message: {
      zh: `本院 ${row.key} 组 ${row.n} 例${zh}中位数 ${median}${unit.zh}，常见 ${usual}${unit.zh}；本例 ${shown}${unit.zh}。`,
      en: `Of ${row.n} cases of ${row.key} here the median ${en} is ${median}${unit.en}, usually ${usual}; this one: ${shown}${unit.en}.`,
    },
    numbers: { group: row.key, cases: String(row.n), median, p25: row.p25, p75: row.p75, low, high, value: shown },
  };
}

function companions(artifact: Artifact<StatisticalModel>): Model {
  const rows = new Map<string, Companion[]>();
  for (const row of companionsOf(artifact))
    rows.set(`${row.when} ${row.code}`, [...(rows.get(`${row.when} ${row.code}`) ?? []), row]);
  return (observation) => {
    const hits = new Map<string, { row: Companion; seen: Seen }>();
    for (const when of FEATURES)
      for (const seen of observation[when])
        for (const row of rows.get(`${when} ${seen.code}`) ?? []) {
          if (row.with.some((code) => observation[row.expects].some((one) => one.code === code))) continue;
          const wanted = `${row.expects} ${row.with[0]}`;
          const known = hits.get(wanted);
          if (known === undefined || isSurer(row, known.row)) hits.set(wanted, { row, seen });
        }
    return [...hits.values()].map(({ row, seen }) => companionHit(artifact, row, seen));
  };
}

const FEATURES: readonly Feature[] = ['diagnosis', 'item', 'procedure'];

/** More often together; then with more cases; then by code. */
function isSurer(a: Companion, b: Companion): boolean {
  const difference = a.together * b.n - b.together * a.n;
  return difference > 0 || (difference === 0 && (a.n > b.n || (a.n === b.n && a.code < b.code)));
}

const NAMES: Readonly<Record<Feature, LocalText>> = {
  diagnosis: { zh: '诊断', en: 'diagnosis' },
  procedure: { zh: '手术操作', en: 'procedure' },
  item: { zh: '收费项目', en: 'charge item' },
};
const READS: Readonly<Record<Feature, readonly string[]>> = {
  diagnosis: ['dx.principal.code', 'dx.other[].code'],
  procedure: ['op[].code'],
  item: ['charges[].itemCode'],
};
const MOST_NAMED = 3;

function companionHit(
  { id, value: { state, title } }: Artifact<StatisticalModel>,
  row: Companion,
  seen: Seen,
): ModelHit {
  const wanted = row.with.slice(0, MOST_NAMED).map((code, index) => `${code} ${row.names[index] ?? ''}`.trim());
  const more = row.with.length > MOST_NAMED ? '…' : '';
  const share = formatFixed(decimal(row.together).times(100).div(row.n), 1);
  const named = `${row.code}${seen.name === undefined ? '' : ` ${seen.name}`}`;
  return {
    model: id,
    state,
    title,
    row: `${row.when} ${row.code} ${row.expects} ${row.with[0]}`,
    path: seen.path,
    reads: [...READS[row.when], ...READS[row.expects]],
    read: [{ path: seen.path, value: seen.code }],
    message: {
      zh: `本院有${NAMES[row.when].zh} ${named} 的 ${row.n} 例中，${row.together} 例（${share}%）同时有${NAMES[row.expects].zh} ${wanted.join('、')}${more}；本例没有，请核对是否遗漏或多写。`,
      en: `Of ${row.n} cases here with ${NAMES[row.when].en} ${named}, ${row.together} (${share}%) also have ${NAMES[row.expects].en} ${wanted.join(', ')}${more}; this one has not. Please check whether something is missing, or too much.`,
    },
    numbers: {
      code: row.code,
      with: row.with.join('; '),
      cases: String(row.n),
      together: String(row.together),
      share,
      lift: row.lift,
    },
  };
}
