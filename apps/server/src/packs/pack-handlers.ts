import type { OutputOf, Operations } from '@caseloom/api';
import { jsonSchemas } from '@caseloom/pack';
import { kinds } from '@caseloom/engine';
import { parameterFields, paymentMethods } from '@caseloom/payment';
import { fields } from '@caseloom/record';
import { operators } from '@caseloom/rules';
import { nodeKinds } from '@caseloom/workflow';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers, StepHandlers } from '../http/handlers.ts';
import { LibraryBench } from '../library/bench/library-bench.ts';
import { openSource } from '../library/open-source.ts';
import { Clock } from '../system/clock.ts';
import { draftView, loadDraft, mayRead } from './draft-life.ts';
import { PackDraft } from './pack-draft.entity.ts';

type PackList = OutputOf<Operations['listPacks']>['packs'];
type Layer = PackList[number]['layer'];

/** Looking at packs: versions, contents, differences, and what authors may write. */
@Injectable()
export class PackHandlers implements HandlerGroup {
  readonly #clock: Clock;
  readonly #steps: Steps;
  readonly #bench: LibraryBench;

  constructor(clock: Clock, steps: Steps, bench: LibraryBench) {
    this.#clock = clock;
    this.#steps = steps;
    this.#bench = bench;
  }

  readonly inStep: StepHandlers<'listPacks' | 'packSchemas'> = {
    listPacks: async ({ actor, step }) => {
      const versions = await step.rows<{
        packId: string;
        version: string;
        hash: string;
        layer: Layer;
        zh: string;
        en: string;
        parentId: string | null;
        publishedAt: Date | string;
        publishedBy: string | null;
      }>(`
        select pack_id as "packId", pack_version as version, hash, layer, title_zh as zh, title_en as en, parent_id as "parentId",
          to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt", published_by as "publishedBy"
        from pack_version where tenant = $1 order by published_at desc`);
      const active = await step.rows<{ hash: string; purpose: string; validFrom: string }>(
        `
        select distinct on (purpose, pooling_area, insurance_type, stay_kind) pack_hash as hash, purpose, valid_from as "validFrom" from activation
        where tenant = $1 and valid_from <= $2 order by purpose, pooling_area, insurance_type, stay_kind, valid_from desc, at desc`,
        [this.#clock.today()],
      );
      const drafts = (
        await step.em.find(
          PackDraft,
          { state: { $nin: ['published', 'discarded'] } },
          { orderBy: { updatedAt: 'desc' } },
        )
      ).filter((draft) => mayRead(draft, actor));
      const ids = [...new Set([...versions.map((one) => one.packId), ...drafts.map((one) => one.packId)])];
      return {
        packs: ids
          .map((packId) => {
            const own = versions.filter((one) => one.packId === packId);
            const mine = drafts.filter((one) => one.packId === packId);
            const [newest] = own;
            return {
              packId,
              layer: newest?.layer ?? (mine[0]!.layer as Layer),
              title: newest ? { zh: newest.zh, en: newest.en } : { zh: mine[0]!.titleZh, en: mine[0]!.titleEn },
              ...(newest?.parentId ? { extends: newest.parentId } : {}),
              versions: own.map((one) => ({
                version: one.version,
                hash: one.hash,
                publishedAt: String(one.publishedAt),
                ...(one.publishedBy ? { publishedBy: one.publishedBy } : {}),
                inForce: active
                  .filter((row) => row.hash === one.hash)
                  .map(({ purpose, validFrom }) => ({ purpose, validFrom })),
              })),
              drafts: mine.map((draft) => draftView(draft, actor)),
            };
          })
          .sort((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) || (a.packId < b.packId ? -1 : 1)),
      };
    },

    packSchemas: async () => SCHEMAS(),
  };

  readonly ownSteps: OwnStepsHandlers<'comparePacks' | 'packTree' | 'packArtifact' | 'packTableRows'> = {
    comparePacks: async ({ actor, query }) => {
      const { from, to } = await this.#steps.inTenant(actor.tenant, async (step) => ({
        from: await openSource(step, query.from, actor),
        to: await openSource(step, query.to, actor),
      }));
      return this.#bench.run(actor.tenant, to, 'compare', { from }, { beside: [from] });
    },

    packTree: async ({ actor, params }) => {
      const { source, draft } = await this.#open(params.source, actor);
      const { hash, ...tree } = await this.#bench.run(actor.tenant, source, 'tree', { isDraft: draft !== undefined });
      return { ...tree, pack: { ...tree.pack, ...(hash ? { hash } : {}) }, ...(draft ? { draft } : {}) };
    },

    packArtifact: async ({ actor, params }) => {
      const { source, draft } = await this.#open(params.source, actor);
      return this.#bench.run(actor.tenant, source, 'artifact', {
        kind: params.kind,
        artifact: params.artifact,
        isDraft: draft !== undefined,
      });
    },

    packTableRows: async ({ actor, params, query }) => {
      const { source } = await this.#open(params.source, actor);
      const { kind, artifact, table } = params;
      return this.#bench.run(actor.tenant, source, 'tableRows', { kind, artifact, table, ...query });
    },
  };

  #open(source: string, actor: Actor) {
    return this.#steps.inTenant(actor.tenant, async (step) => {
      const [kind, id] = source.split(':', 2) as [string, string];
      const draft = kind === 'draft' ? draftView(await loadDraft(step, id, actor), actor) : undefined;
      return { source: await openSource(step, source, actor), draft };
    });
  }
}

const LAYERS = ['nation', 'province', 'city', 'hospital'];

let schemas: OutputOf<Operations['packSchemas']> | undefined;

/** What authors may write, for forms, completion and checks; the same for everyone, made once. */
function SCHEMAS(): OutputOf<Operations['packSchemas']> {
  schemas ??= {
    kinds: Object.fromEntries(
      [...jsonSchemas(kinds)].map(([file, schema]) => [file.replace('.schema.json', ''), schema]),
    ),
    elements: elementSchemas(),
    facts: fields.map(({ path, zh, en, type, valueSet }) => {
      const [fact = '', ...rest] = path.split('.');
      return { fact: fact.replace('[]', ''), path: rest.join('.'), zh, en, type, ...(valueSet ? { valueSet } : {}) };
    }),
    operators: [...operators.values()].map(({ id, title, operand, value, answersMissing }) => ({
      id,
      title,
      operand,
      answersMissing: answersMissing === true,
      value: jsonSchema(value),
    })),
    paymentMethods: Object.values(paymentMethods).map(({ id, title, about, parameters }) => ({
      id,
      title,
      about,
      fields: parameterFields(id),
      parameters: jsonSchema(parameters),
    })),
    nodeKinds: Object.values(nodeKinds).map(({ id, title, about, config }) => ({
      id,
      title,
      about,
      config: jsonSchema(config),
    })),
  };
  return schemas;
}

const jsonSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

/** The schema of one element of each family, cut out of its kind's schema: `rules/rules`, `workflows/nodes`. */
function elementSchemas(): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  const whole = jsonSchemas(kinds);
  for (const [id, kind] of kinds) {
    const schema = whole.get(`${id}.schema.json`) as { $defs?: unknown };
    for (const family of kind.families) {
      let at: Record<string, any> | undefined = schema as Record<string, any>;
      for (const key of family.path.split('.')) at = at?.properties?.[key] as Record<string, any> | undefined;
      if (at?.items) all[`${id}/${family.path}`] = { ...at.items, ...(schema.$defs ? { $defs: schema.$defs } : {}) };
    }
  }
  return all;
}
