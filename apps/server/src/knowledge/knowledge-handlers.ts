import type { Operations, OutputOf } from '@caseloom/api';
import type { CompiledPack } from '@caseloom/engine';
import { fields } from '@caseloom/record';
import { Injectable } from '@nestjs/common';
import { caseWhere } from '../cases/case-filter.ts';
import { listRows } from '../cases/case-rows.ts';
import type { Step } from '../database/steps.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { chooseActivation, loadActivations } from '../packs/activations.ts';
import type { Purpose } from '../packs/activation.entity.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { Clock } from '../system/clock.ts';
import { searchCodes } from './code-index.ts';
import { pinyinInitials } from './pinyin-initials.ts';

/** What forms and searches need to know: fields, value sets, codes. */
@Injectable()
export class KnowledgeHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'fields' | 'valueSets' | 'searchCodes' | 'search'> = {
    fields: async () => ({
      fields: fields.map((field) => fieldView(field)),
    }),

    valueSets: async ({ step }) => {
      const sets: OutputOf<Operations['valueSets']>['sets'] = {};
      for (const pack of [await this.#active(step, 'conduct'), await this.#active(step, 'policy')]) {
        for (const [id, rows] of pack?.environment.valueSets ?? [])
          sets[id] = rows.map(({ code = '', zh = '', en, pinyin }) => ({
            code,
            zh,
            en: en || zh,
            initials: pinyin || pinyinInitials(zh),
          }));
      }
      return { sets };
    },

    searchCodes: async ({ query, step }) => {
      const pack = await this.#active(step, 'policy');
      if (!pack) return { codes: [], sample: false };
      const codes = searchCodes(pack, query.system, query.q, query.limit);
      return {
        codes: codes.map(({ code, zh, en, attributes, others }) => ({
          code,
          zh,
          attributes,
          ...(en ? { en } : {}),
          ...(attributes.edition ? { edition: attributes.edition } : {}),
          ...(others.length > 0 ? { others: [...others] } : {}),
        })),
        sample: pack.environment.codeSystem(query.system)?.sample ?? false,
      };
    },

    search: async ({ actor, query, step, now }) => {
      const q = query.q.trim();
      if (q === '') return { results: [] };
      const results: {
        kind: 'case' | 'code' | 'rule' | 'measure';
        id: string;
        title: string;
        detail?: string;
        link: string;
      }[] = [];
      if (actor.permissions.has('case.read')) {
        const { items } = await listRows(
          step,
          caseWhere({ q }, actor),
          { sort: 'updatedAt', order: 'desc', page: 1, pageSize: 6 },
          actor,
          now,
        );
        results.push(
          ...items.map((row) => ({
            kind: 'case' as const,
            id: row.id,
            title: [row.recordKey, row.patientName].filter((one) => one).join(' '),
            detail: row.principalDiagnosis?.name ?? '',
            link: `/cases/${row.id}`,
          })),
        );
      }
      const policy = await this.#active(step, 'policy');
      if (policy) {
        for (const system of ['icd10', 'icd9cm3'] as const) {
          results.push(
            ...searchCodes(policy, system, q, 4).map((one) => ({
              kind: 'code' as const,
              id: one.code,
              title: `${one.code} ${one.zh}`,
              detail: system === 'icd10' ? 'ICD-10' : 'ICD-9-CM-3',
              link: `/cases?q=${encodeURIComponent(one.code)}`,
            })),
          );
        }
      }
      const isFor = (...texts: (string | undefined)[]) =>
        texts.some((one) => one?.toLowerCase().includes(q.toLowerCase()));
      const conduct = actor.permissions.has('pack.read') ? await this.#active(step, 'conduct') : undefined;
      results.push(
        ...[...(conduct?.rules.ids() ?? [])]
          .map((id) => conduct!.rules.get(id)!)
          .filter(({ id, rule }) => isFor(id, rule.event.params.title?.zh, rule.event.params.title?.en))
          .slice(0, 6)
          .map(({ id, set, rule }) => ({
            kind: 'rule' as const,
            id,
            title: `${id} ${rule.event.params.title?.[actor.language === 'en' ? 'en' : 'zh'] ?? ''}`.trim(),
            link: `/packs/${encodeURIComponent(`hash:${conduct!.hash}`)}/rules/${encodeURIComponent(set)}?element=${encodeURIComponent(id)}`,
          })),
      );
      if (policy && actor.permissions.has('measure.read')) {
        results.push(
          ...policy.measures
            .map((one) => one.definition)
            .filter((one) => isFor(one.id, one.title.zh, one.title.en))
            .slice(0, 4)
            .map((one) => ({
              kind: 'measure' as const,
              id: one.id,
              title: one.title[actor.language === 'en' ? 'en' : 'zh'],
              link: `/measures?measure=${encodeURIComponent(one.id)}`,
            })),
        );
      }
      return { results };
    },
  };

  async #active(step: Step, purpose: Purpose): Promise<CompiledPack | undefined> {
    const chosen = chooseActivation(await loadActivations(step), purpose, this.#clock.today(), {});
    return chosen && this.#library.load(step, chosen.packHash);
  }
}

function fieldView({
  path,
  section,
  zh,
  en,
  type,
  document,
  initials,
  maxLength,
  valueSet,
  unit,
  note,
  identifying,
}: (typeof fields)[number]): OutputOf<Operations['fields']>['fields'][number] {
  return {
    path,
    section,
    zh,
    en,
    type,
    document,
    initials: initials || pinyinInitials(zh),
    ...(maxLength ? { maxLength } : {}),
    ...(valueSet ? { valueSet } : {}),
    ...(unit ? { unit } : {}),
    ...(note ? { note } : {}),
    ...(identifying ? { identifying } : {}),
  };
}
