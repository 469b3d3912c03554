import { CaseloomError } from '@caseloom/core';
import { importDefaults, type CompiledPack } from '@caseloom/engine';
import type { CaseFileOptions } from '@caseloom/files';
import { parseJson } from '@caseloom/pack';
import { dialects, type ColumnMapping, type ImportDefaults } from '@caseloom/record';
import type { Args, FlagSpecs } from '../args.ts';
import { unusable } from '../failure.ts';
import { readTextFile } from '../packs/text-files.ts';

/** Flags of every command that reads cases. */
export const CASE_FLAGS: FlagSpecs = {
  pack: { kind: 'value', required: true },
  packs: { kind: 'list' },
  cases: { kind: 'value', required: true },
  errors: { kind: 'value' },
  strict: { kind: 'switch' },
  'as-of': { kind: 'value' },
  dialect: { kind: 'value' },
  mapping: { kind: 'value' },
  encoding: { kind: 'value' },
  'pooling-area': { kind: 'value' },
  'insurance-type': { kind: 'value' },
};

/** How the case file is to be read: what its header does not tell, and what the pack adds where the file says nothing. */
export async function caseFileOptions(args: Args, pack: CompiledPack): Promise<CaseFileOptions> {
  const dialect = args.oneOf(
    'dialect',
    dialects.map(({ id }) => id),
  );
  const encoding = args.oneOf('encoding', ['utf-8', 'gb18030']);
  const mapping = args.value('mapping');
  return {
    ...(dialect === undefined ? {} : { dialect }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(mapping === undefined ? {} : { mapping: await readMapping(mapping) }),
    defaults: defaultsOf(args, pack),
  };
}

/** `{ "columns": { "住院号": { "path": "record.mrn" } } }`, as the studio remembers a mapping. */
async function readMapping(file: string): Promise<ColumnMapping> {
  const { json, issues } = parseJson(await readTextFile(file), file);
  if (json === undefined) throw new CaseloomError(issues);
  const { columns } = (json.value ?? {}) as Partial<ColumnMapping>;
  const isSound =
    typeof columns === 'object' &&
    columns !== null &&
    Object.values(columns).every((column) => typeof (column as { path?: unknown } | null)?.path === 'string');
  if (!isSound)
    throw unusable('CLI_OPTION_INVALID', {
      option: 'mapping',
      value: file,
      expected: '{ "columns": { NAME: { "path": FIELD } } }',
    });
  return { columns };
}

function defaultsOf(args: Args, pack: CompiledPack): ImportDefaults {
  const poolingArea = args.value('pooling-area');
  const insuranceType = args.value('insurance-type');
  return {
    ...importDefaults(pack),
    ...(poolingArea === undefined ? {} : { poolingArea }),
    ...(insuranceType === undefined ? {} : { insuranceType }),
  };
}
