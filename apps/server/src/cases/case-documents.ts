import { hashJson } from '@caseloom/core';
import type { CaseRecord } from '@caseloom/record';
import type { Step } from '../database/steps.ts';
import type { CasePart } from './encounter.entity.ts';

export interface SplitDocument extends CasePart {
  readonly content: unknown;
}

/** The documents that a record consists of: front page, settlement list (known by its bill), charge lines; absent ones are left out. */
export function splitRecord(record: CaseRecord): SplitDocument[] {
  const { settlement, charges, ...frontPage } = record;
  const documents: SplitDocument[] = [document('frontPage', '', frontPage)];
  if (settlement !== undefined) documents.push(document('settlementList', listKey(settlement), settlement));
  if (charges !== undefined) documents.push(document('charges', '', charges));
  return documents;
}

/** The record again, from its documents; of several settlement lists the last one given is read. */
export function assembleRecord(documents: readonly { kind: string; content: unknown }[]): CaseRecord {
  const record: CaseRecord = {};
  for (const { kind, content } of documents) {
    if (kind === 'frontPage') Object.assign(record, content);
    else if (kind === 'settlementList') record.settlement = content as CaseRecord['settlement'] & {};
    else record.charges = content as CaseRecord['charges'] & {};
  }
  return record;
}

export const partsOf = (documents: readonly SplitDocument[]): CasePart[] =>
  documents.map(({ kind, key, hash }) => ({ kind, key, hash }));

/**
 * The parts after a change: what is there now replaces its own kind (a settlement list that of the same bill), the other settlement lists of
 * the stay stay; a record without any settlement has lost them all.
 */
export function withOtherLists(previous: readonly CasePart[], next: readonly CasePart[]): CasePart[] {
  if (!next.some((part) => part.kind === 'settlementList')) return [...next];
  const others = previous.filter(
    (part) => part.kind === 'settlementList' && !next.some((one) => one.kind === part.kind && one.key === part.key),
  );
  const front = next.filter((part) => part.kind !== 'settlementList');
  return [...front, ...others, ...next.filter((part) => part.kind === 'settlementList')];
}

/** Records by their parts, for many encounters in one statement. @param wanted in any order; equal parts are read once */
export async function loadRecords(
  step: Step,
  wanted: readonly { encounterId: string; parts: readonly CasePart[] }[],
): Promise<CaseRecord[]> {
  const keys = wanted.flatMap(({ encounterId, parts }) => parts.map((part) => ({ e: encounterId, h: part.hash })));
  if (keys.length === 0) return wanted.map(() => ({}));
  const rows = await step.rows<{ e: string; h: string; content: unknown }>(
    `
    select d.encounter_id as e, d.hash as h, d.content from case_document d
    join json_to_recordset($2::json) as k(e uuid, h text) on k.e = d.encounter_id and k.h = d.hash where d.tenant = $1`,
    [JSON.stringify(keys)],
  );
  const byKey = new Map(rows.map((row) => [`${row.e} ${row.h}`, row.content]));
  return wanted.map(({ encounterId, parts }) =>
    assembleRecord(
      parts.map((part) => {
        const content = byKey.get(`${encounterId} ${part.hash}`);
        if (content === undefined) throw new Error(`document ${part.hash} of encounter ${encounterId} is missing`);
        return { kind: part.kind, content: structuredClone(content) };
      }),
    ),
  );
}

function document(kind: CasePart['kind'], key: string, content: unknown): SplitDocument {
  const plain = JSON.parse(JSON.stringify(content)) as unknown;
  return { kind, key, hash: hashJson(plain), content: plain };
}

function listKey(settlement: Record<string, unknown>): string {
  const known = settlement.billNo ?? settlement.id ?? settlement.endDate;
  return typeof known === 'string' ? hashJson(known).slice(0, 16) : '1';
}
