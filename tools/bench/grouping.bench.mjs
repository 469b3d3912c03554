import { execFile } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * DRG grouping: in memory through the public interface and over codes that are integers already, beside a plain evaluator of the same tables (the naive floor); loading and
 * compiling; and case files of CSV from end to end by the command line, beside reading their blocks and finding the line ends.
 * Takes the published scheme chs_drg_11 where reference data are there, else the sample city of rule-packs. CASELOOM_BENCH_SIZES=300000,5000000 takes files of other sizes.
 */
const ROOT = join(import.meta.dirname, '../..');
const SIZES = [300_000, 1_000_000];
const IN_MEMORY = 100_000;
const ROUNDS = 7;
const SCHEME = 'chs_drg_11';
const BLOCK = 65_536;

export default {
  title: 'DRG grouping: cases in memory, and CSV → CSV by the command line',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caseloom-bench-'));
    try {
      const pack = await packIn(folder);
      const cases = await inMemory(pack);
      const sizes = process.env.CASELOOM_BENCH_SIZES?.split(',').map(Number) ?? SIZES;
      await endToEnd(pack, cases, sizes, folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** A pack with one scheme, and cases whose columns are those of case files. */
async function packIn(folder) {
  const source = resolve(ROOT, process.env.CASELOOM_REFERENCE_DATA ?? '../shared', 'schemes', SCHEME);
  if (!existsSync(source)) {
    console.log('  No reference data: the sample city, whose scheme is small.');
    return { dir: join(ROOT, 'rule-packs/sample-city-drg'), source: undefined };
  }
  const dir = join(folder, 'pack');
  await caseloom(['pack', 'init', dir, '--id', 'bench']);
  await caseloom(['scheme', 'import', source, '--pack', dir]);
  return { dir, source };
}

/** @returns the cases that files are made of */
async function inMemory({ dir, source }) {
  const { kinds, compilePack } = await import('@caseloom/engine');
  const { readPackFolder } = await import('@caseloom/files');
  const { parsePack, resolvePack } = await import('@caseloom/pack');
  const { caseBatch, compileScheme, parseCondition } = await import('@caseloom/grouping');
  const files = await readPackFolder(dir);
  const national = await readPackFolder(join(ROOT, 'rule-packs/cn-national'));
  const chain = source === undefined ? [parsePack(national, kinds).value] : [];
  let resolved;
  const load = medianMs(5, () => (resolved = resolvePack([...chain, parsePack(files, kinds).value], kinds).value));
  const [artifact] = resolved.artifacts.get('grouping').values();
  let scheme;
  const compile = medianMs(5, () => (scheme = compileScheme(artifact).value));
  const rows = Object.values(artifact.tables).reduce((sum, table) => sum + table.rows.length, 0);
  console.log(
    `  ${artifact.id}: ${rows.toLocaleString('en')} rows; parsed and resolved in ${load} ms, compiled in ${compile} ms (the whole pack, rules and checks: ${medianMs(3, () => compilePack(resolved))} ms)`,
  );

  const random = generator(1);
  const sources = source === undefined ? casesOfLists(artifact) : publishedCases(source);
  const inputs = Array.from({ length: IN_MEMORY }, () => mixed(sources, random));
  const naive = naiveScheme(artifact, parseCondition);
  const few = inputs.slice(0, IN_MEMORY / 20);
  for (const input of few) {
    const ours = scheme.group(input, undefined, { trace: 'none' });
    const theirs = naive(input);
    if (ours.status !== 'invalid' && (ours.status === 'ungrouped' ? undefined : ours.drg) !== theirs)
      throw new Error(`ours ${ours.drg}, naive ${theirs}: ${JSON.stringify(input)}`);
  }
  const lines = Buffer.from(`${inputs.map((input, at) => lineOf(input, `c${at}`)).join('\n')}\n`);
  const batch = caseBatch(scheme, HEADER, ({ drg }) => `,${drg}`);
  const blocks = wholeLines(lines);
  const runs = {
    'naive, sets and every rule': [few.length, () => few.forEach((input) => naive(input))],
    'public interface': [
      inputs.length,
      () => inputs.forEach((input) => scheme.group(input, undefined, { trace: 'none' })),
    ],
    ...(scheme.coded === undefined ? {} : codedRun(scheme, inputs)),
    'lines of bytes to lines of bytes': [inputs.length, () => blocks.forEach((block) => batch.answer(block))],
  };
  const micros = sideBySide(runs);
  const floor = micros.get('naive, sets and every rule');
  for (const [name, one] of micros)
    console.log(
      `  ${name.padEnd(34)}${one.toFixed(2).padStart(8)} µs per case ${Math.round(1e6 / one)
        .toLocaleString('en')
        .padStart(12)} cases/s ${(floor / one).toFixed(1).padStart(7)} × naive`,
    );
  return sources;
}

/** Codes as integers already: the rules alone. */
function codedRun(scheme, inputs) {
  const { index, complications, coded } = scheme;
  const records = inputs.map((input) => {
    const dx = index.idsOf(input.diagnoses);
    return {
      dx,
      procs: index.idsOf(input.procedures),
      dxCodes: input.diagnoses,
      procCodes: input.procedures,
      age: input.ageYears ?? NaN,
      ageDays: input.ageDays ?? NaN,
      birthWeight: input.birthWeightGrams ?? NaN,
      los: input.losDays ?? NaN,
      icuHours: input.icuHours ?? NaN,
      sex: Number(input.sex),
      dischargeType: input.disposition,
      department: input.department,
      complications: complications.of(dx),
    };
  });
  return {
    'codes that are integers already': [records.length, () => records.forEach((record) => coded.answer(record))],
  };
}

async function endToEnd({ dir }, cases, sizes, folder) {
  const file = join(folder, 'cases.csv');
  writeCases(file, cases, 100);
  const starts = [];
  for (let round = 0; round < 3; round++) starts.push(await commandLine(dir, file, folder));
  const start = starts.sort((a, b) => a.cpuMs - b.cpuMs)[1];
  console.log(
    `\n  The command line with 100 cases, its start: ${(start.cpuMs / 1000).toFixed(2)} s CPU, ${start.peakMb} MB`,
  );
  for (const size of sizes) {
    writeCases(file, cases, size);
    const floor = readingMs(file);
    for (const threads of [1, 2]) {
      const one = await commandLine(dir, file, folder, '--threads', String(threads));
      const perSecond = (ms) => Math.round((size * 1000) / ms).toLocaleString('en');
      console.log(
        `  ${size.toLocaleString('en').padStart(9)} cases, ${(statSync(file).size / 2 ** 20).toFixed(0)} MB, ${threads} thread${threads > 1 ? 's' : ' '}: ${(one.elapsedMs / 1000).toFixed(2)} s, ${(one.cpuMs / 1000).toFixed(2)} s CPU, ${perSecond(one.cpuMs)} cases per CPU second, ` +
          `${perSecond(Math.max(1, one.cpuMs - start.cpuMs))} without the start; ${((one.cpuMs - start.cpuMs) / floor).toFixed(1)} × reading its blocks and lines; peak ${one.peakMb} MB`,
      );
    }
  }
}

/** The program's own CPU time, threads and all, how long it took, and its peak memory. */
async function commandLine(dir, file, folder, ...more) {
  const words = ['group', '--pack', dir, '--cases', file, '--out', join(folder, 'out.csv'), ...more];
  const started = performance.now();
  const { cpuMs, peakMb } = await caseloom(words);
  return { cpuMs, peakMb, elapsedMs: performance.now() - started };
}

const TELL = `data:text/javascript,${encodeURIComponent("process.on('exit',()=>{const{userCPUTime,systemCPUTime,maxRSS}=process.resourceUsage();process.stderr.write(`\\n@${(userCPUTime+systemCPUTime)/1000} ${maxRSS/1024}`)})")}`;

function caseloom(words) {
  const args = ['--import', TELL, join(ROOT, 'apps/cli/dist/main.js'), ...words];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: 1e8 }, (error, _out, said) => {
      if (error) return reject(new Error(said.slice(0, 400)));
      const [cpuMs, peakMb] = said
        .slice(said.lastIndexOf('@') + 1)
        .split(' ')
        .map(Number);
      resolve({ cpuMs, peakMb: Math.round(peakMb) });
    });
  });
}

/** CPU ms of a pass that reads the file's blocks and finds their line ends. */
function readingMs(file) {
  const before = process.cpuUsage();
  const handle = openSync(file);
  const block = Buffer.alloc(BLOCK);
  let lines = 0;
  for (let read = readSync(handle, block); read > 0; read = readSync(handle, block))
    for (let at = block.indexOf(10); at !== -1 && at < read; at = block.indexOf(10, at + 1)) lines++;
  closeSync(handle);
  const { user, system } = process.cpuUsage(before);
  return lines === 0 ? 0 : (user + system) / 1000;
}

const HEADER = [
  'id',
  'sex',
  'age',
  'age_days',
  'birth_weight_g',
  'department',
  'los_days',
  'discharge_type',
  'icu_hours',
  'diagnoses',
  'procedures',
];

function writeCases(file, sources, count) {
  const random = generator(2);
  const handle = openSync(file, 'w');
  let text = `${HEADER.join(',')}\n`;
  for (let row = 0; row < count; row++) {
    text += `${lineOf(mixed(sources, random), `H${10_000_000 + row}`)}\n`;
    if (text.length > 2 ** 20) {
      writeSync(handle, text);
      text = '';
    }
  }
  writeSync(handle, text);
  closeSync(handle);
}

function lineOf(input, id) {
  const cells = [
    id,
    input.sex,
    input.ageYears,
    input.ageDays,
    input.birthWeightGrams,
    input.department,
    input.losDays,
    input.disposition,
    input.icuHours,
  ];
  return [...cells.map((cell) => cell ?? ''), input.diagnoses.join('|'), input.procedures.join('|')].join(',');
}

/** The published cases, of which others are mixed. */
function publishedCases(source) {
  const [header, ...rows] = readFileSync(join(source, 'cases.csv'), 'utf8').trimEnd().split('\n');
  const names = header.split(',');
  return rows.map((row) => inputOf(Object.fromEntries(row.split(',').map((cell, at) => [names[at], cell]))));
}

function inputOf(row) {
  const number = (name) => (row[name] === '' ? undefined : Number(row[name]));
  const list = (name) => (row[name] === '' ? [] : row[name].split('|'));
  return defined({
    sex: row.sex || undefined,
    ageYears: number('age'),
    ageDays: number('age_days'),
    birthWeightGrams: number('birth_weight_g'),
    losDays: number('los_days'),
    icuHours: number('icu_hours'),
    disposition: row.discharge_type || undefined,
    department: row.department || undefined,
    diagnoses: list('diagnoses'),
    procedures: list('procedures'),
  });
}

/** Cases of codes that the scheme's lists name. */
function casesOfLists({ tables }) {
  const random = generator(3);
  const codes = (end) => tables.code_lists.rows.filter(({ list }) => list.includes(end)).map(({ code }) => code);
  const [dx, procs] = [codes('/dx'), codes('/proc')];
  const some = (list, most) => Array.from({ length: random(most) }, () => list[random(list.length)]);
  return Array.from({ length: 2000 }, () => ({
    sex: String(1 + random(2)),
    ageYears: 1 + random(95),
    losDays: 1 + random(40),
    disposition: '1',
    diagnoses: [dx[random(dx.length)], ...some(dx, 5)],
    procedures: some(procs, 3),
  }));
}

/** A case of one source, every second time with the other diagnoses and the stay of another; its texts are its own, as of a record just read. */
function mixed(sources, random) {
  const [one, other] = [sources[random(sources.length)], sources[random(sources.length)]];
  const isMixed = random(2) === 1;
  return JSON.parse(
    JSON.stringify(
      isMixed
        ? { ...one, losDays: other.losDays, diagnoses: [...one.diagnoses.slice(0, 1), ...other.diagnoses.slice(1)] }
        : one,
    ),
  );
}

function defined(input) {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

/** The same tables the plain way: sets of texts, every MDC and rule in turn. Answers the code of the group, undefined when there is none. */
function naiveScheme({ tables, value }, parseCondition) {
  const lists = Map.groupBy(tables.code_lists.rows, ({ list }) => list);
  const sets = new Map([...lists].map(([name, rows]) => [name, new Set(rows.map(({ code }) => code))]));
  sets.set('operating', new Set((tables.operating_procedures?.rows ?? []).map(({ code }) => code)));
  const groups = (name, column) =>
    new Map((tables[name]?.rows ?? []).map((row) => [row[column], row.exclusion_group ?? '']));
  const [cc, mcc, exclusion] = [groups('cc', 'code'), groups('mcc', 'code'), groups('exclusion', 'principal_dx')];
  const parsed = (row) => parseCondition(row.condition, '').value;
  const drgs = Map.groupBy(tables.drg.rows, ({ rule }) => rule);
  const rules = Map.groupBy(
    tables.adrg.rows.map((row) => ({
      ...row,
      parsed: parsed(row),
      drgs: (drgs.get(row.rule) ?? []).map((drg) => ({ drg: drg.drg, parsed: parsed(drg) })),
    })),
    ({ mdc }) => mdc,
  );
  const mdcs = tables.mdc.rows.map((row) => ({ parsed: parsed(row), rules: rules.get(row.mdc) ?? [] }));
  const has = (input, table) =>
    input.diagnoses.slice(1).some((code) => table.has(code) && exclusion.get(input.diagnoses[0]) !== table.get(code));
  const fields = {
    age: 'ageYears',
    age_days: 'ageDays',
    birth_weight_g: 'birthWeightGrams',
    los_days: 'losDays',
    icu_hours: 'icuHours',
    sex: 'sex',
  };
  const codesOf = (input, subject) => {
    const codes = subject.endsWith('_dx') ? input.diagnoses : input.procedures;
    return subject.startsWith('any') ? codes : subject.startsWith('other') ? codes.slice(1) : codes.slice(0, 1);
  };
  const compare = {
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b,
    '=': (a, b) => a === b,
  };
  const terms = {
    constant: (term) => term.value,
    severity: (term, input) => has(input, term.level === 'cc' ? cc : mcc),
    inList: (term, input) => codesOf(input, term.subject).some((code) => sets.get(term.list).has(code)),
    number: (term, input) => {
      const found = input[fields[term.field]];
      return found !== undefined && compare[term.comparison](Number(found), term.value);
    },
    text: (term, input) => term.values.includes(term.field === 'department' ? input.department : input.disposition),
    countLists: (term, input) => {
      const codes = codesOf(input, term.subject);
      const met = [...sets].filter(
        ([name, set]) => name.startsWith(term.prefix) && codes.some((code) => set.has(code)),
      );
      return met.length >= term.atLeast;
    },
    countCodes: (term, input) => {
      const found = codesOf(input, term.subject).filter((code) => sets.get(term.list).has(code));
      return (term.distinct ? new Set(found).size : found.length) >= term.atLeast;
    },
    not: (term, input) => !holds(term.part, input),
    and: (term, input) => term.parts.every((part) => holds(part, input)),
    or: (term, input) => term.parts.some((part) => holds(part, input)),
  };
  const holds = (term, input) => terms[term.kind](term, input);
  const walk = (input) => {
    for (const mdc of mdcs) {
      if (!holds(mdc.parsed, input)) continue;
      for (const rule of mdc.rules) {
        if (!holds(rule.parsed, input)) continue;
        if (rule.kind === 'ambiguous') return rule.rule;
        const drg = rule.drgs.find((one) => holds(one.parsed, input))?.drg ?? rule.no_drg_result;
        if (drg) return drg;
      }
    }
    return undefined;
  };
  return (input) => {
    const first = walk(input);
    if (first !== undefined || value.retryWithSingleProcedures !== true) return first;
    for (const procedure of input.procedures.slice(1)) {
      const answer = walk({ ...input, procedures: [procedure] });
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
}

/** Blocks of whole lines, about as large as a file's. */
function wholeLines(bytes) {
  const blocks = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, Math.min(from + BLOCK, bytes.length - 1)) + 1;
    blocks.push(bytes.subarray(from, end));
    from = end;
  }
  return blocks;
}

/** CPU µs per case of each run, medians of rounds that take turns. */
function sideBySide(runs) {
  const times = new Map(Object.keys(runs).map((name) => [name, []]));
  for (let round = -2; round < ROUNDS; round++)
    for (const [name, [cases, work]] of Object.entries(runs)) {
      const ms = cpuMs(work);
      if (round >= 0) times.get(name).push((ms * 1000) / cases);
    }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

function medianMs(rounds, work) {
  return Math.round(median(Array.from({ length: rounds }, () => cpuMs(work))));
}

function cpuMs(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(samples) {
  return [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)];
}

/** mulberry32: the same cases on every machine. */
function generator(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixedBits = Math.imul(state ^ (state >>> 15), 1 | state);
    mixedBits = (mixedBits + Math.imul(mixedBits ^ (mixedBits >>> 7), 61 | mixedBits)) ^ mixedBits;
    return Math.floor((((mixedBits ^ (mixedBits >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
