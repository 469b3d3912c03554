import type { OutputOf, Operations } from '@caseloom/api';
import { artifactKey } from '@caseloom/pack';
import type { Artifact, ResolvedPack } from '@caseloom/pack';
import type { RuleSet } from '@caseloom/rules';
import { orderRules } from '../index/order-rules.ts';
import { selectRules, statusOf } from '../index/select-rules.ts';
import { hitsByNumber, ruleRow } from './rule-row.ts';
import type { Hits } from './rule-row.ts';
import { defineTask } from './task.ts';

export interface Wanted {
  readonly field?: string | undefined;
  readonly valueSet?: string | undefined;
  readonly condition?: string | undefined;
  readonly code?: string | undefined;
  readonly limit: number;
  readonly today: string;
  readonly hits: Hits;
}

type Answer = OutputOf<Operations['packUsages']>;

/** Every rule that reads a field, names a value set or shared condition, or compares with a code; and where that is defined. */
export const usagesTask = defineTask({
  id: 'usages',
  run: ({ index, resolved }, wanted: Wanted): Answer => {
    const hits = hitsByNumber(index, wanted.hits);
    const one = (text: string | undefined) => (text === undefined ? undefined : [text]);
    const selection = selectRules(
      index,
      {
        reads: one(wanted.field),
        sets: one(wanted.valueSet),
        conditions: one(wanted.condition),
        codes: one(wanted.code),
      },
      wanted.today,
      hits,
    );
    const status = statusOf(index, wanted.today);
    const definition = definitionOf(resolved, wanted);
    return {
      total: selection.total,
      bySet: [...selection.counts.set].map(([set, rules]) => ({ set, rules })),
      rules: Array.from(orderRules(index, selection, 'id', false, hits).subarray(0, wanted.limit), (rule) =>
        ruleRow(index, rule, status, hits),
      ),
      ...(definition ? { definition } : {}),
    };
  },
});

function definitionOf(pack: ResolvedPack, { valueSet, condition }: Wanted): Answer['definition'] {
  if (valueSet !== undefined) {
    const codes = [...(pack.artifacts.get('codes')?.values() ?? [])];
    const found =
      codes.find((one) => one.id === valueSet) ??
      codes.find((one) => (one.value as { system?: string }).system === valueSet);
    return found && defined(pack, found);
  }
  if (condition === undefined) return undefined;
  const sets = [...(pack.artifacts.get('rules')?.values() ?? [])] as Artifact<RuleSet>[];
  const owner = sets.find(({ value }) => value.conditions !== undefined && Object.hasOwn(value.conditions, condition));
  return owner && defined(pack, owner);
}

function defined(pack: ResolvedPack, { kind, id, value }: Artifact): Answer['definition'] {
  const from = pack.provenance.get(artifactKey(kind, id)) ?? {
    packId: pack.layers[0]!.id,
    layer: pack.layers[0]!.layer,
  };
  const { title } = value as { title?: { zh: string; en: string } };
  return { kind, artifact: id, layer: from.layer, packId: from.packId, ...(title ? { title } : {}) };
}
