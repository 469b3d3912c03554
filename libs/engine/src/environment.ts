import { codeMapOf, codesOf, type Artifact, type ResolvedPack } from '@caseloom/pack';
import { isFactField, type CodeAttributes } from '@caseloom/record';
import { measureNames } from '@caseloom/measures';
import type { CodeSet, CodeTable, RuleEnvironment } from '@caseloom/rules';

type Row = Readonly<Record<string, string>>;

interface CodesValue {
  readonly system: string;
  readonly sample?: boolean;
}

/** One code system of a resolved pack: all `codes` artifacts of that system together. */
export interface CodeSystem extends CodeTable {
  /** The table holds only the codes a sample needs; a code it lacks is not thereby wrong. */
  readonly sample: boolean;
  readonly rows: ReadonlyMap<string, Row>;
  /** As the record completes a code: `zh` is called `name`. */
  readonly attributes: ReadonlyMap<string, Row>;
}

/** What the rooms may ask of a pack's code tables, parameters and maps. */
export interface PackEnvironment extends RuleEnvironment {
  readonly codeSystem: (system: string) => CodeSystem | undefined;
  readonly codeAttributes: CodeAttributes;
  readonly valueSets: ReadonlyMap<string, readonly Row[]>;
  /** A `map` table by artifact id: from → to. */
  readonly map: (artifact: string) => ReadonlyMap<string, string> | undefined;
}

/** Systems whose artifacts are tables of codes rather than value sets addressed by artifact id. */
const CODE_SYSTEMS = ['icd10', 'icd9cm3'];

/** Builds lookups over the resolved pack's `codes` artifacts, once per pack. */
export function packEnvironment(resolved: ResolvedPack): PackEnvironment {
  const artifacts = [...(resolved.artifacts.get('codes')?.values() ?? [])];
  const systems = new Map<string, CodeSystem>();
  for (const system of new Set(artifacts.map(systemOf)))
    systems.set(
      system,
      codeSystem(
        system,
        artifacts.filter((one) => systemOf(one) === system),
      ),
    );
  const sets = new Map<string, CodeSet>();
  const valueSets = new Map<string, readonly Row[]>();
  const maps = new Map<string, ReadonlyMap<string, string>>();
  for (const artifact of artifacts) {
    const codes = codesOf(artifact);
    sets.set(artifact.id, {
      has: (code) => codes.has(code),
      size: codes.size,
      sample: (artifact.value as CodesValue).sample === true,
    });
    if (!CODE_SYSTEMS.includes(systemOf(artifact))) valueSets.set(artifact.id, [...codes.values()]);
    const map = codeMapOf(artifact);
    if (map.size > 0) maps.set(artifact.id, new Map([...map].map(([from, [to]]) => [from, to ?? ''])));
  }
  const parameters = systems.get('parameter');
  return {
    codeSet: (name) => sets.get(name),
    codeTable: (system) => systems.get(system),
    codeSystem: (system) => systems.get(system),
    parameter: (name) => parameters?.rows.get(name)?.['value'],
    hasField: isFactField,
    codeAttributes: (system, code) => systems.get(system)?.attributes.get(code),
    valueSets,
    map: (artifact) => maps.get(artifact),
    names: measureNames,
  };
}

function systemOf(artifact: Artifact): string {
  return (artifact.value as CodesValue).system;
}

function codeSystem(system: string, artifacts: readonly Artifact[]): CodeSystem {
  const rows = new Map<string, Row>();
  for (const artifact of artifacts) for (const [code, row] of codesOf(artifact)) rows.set(code, row);
  return {
    system,
    sample: artifacts.some((one) => (one.value as CodesValue).sample === true),
    rows,
    attributes: new Map([...rows].map(([code, row]) => [code, attributesOf(row)])),
    get: (code) => rows.get(code),
    has: (code) => rows.has(code),
    size: rows.size,
  };
}

function attributesOf(row: Row): Row {
  const { zh, ...rest } = row;
  return zh === undefined ? rest : { ...rest, name: zh };
}
