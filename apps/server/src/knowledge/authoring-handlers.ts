import { explainRule, packEnvironment } from '@caseloom/engine';
import { checkSchema, formatPath } from '@caseloom/pack';
import { compileRules, ruleSchema, type RuleSet } from '@caseloom/rules';
import { Injectable } from '@nestjs/common';
import { maskExplanation } from '../cases/explain-handlers.ts';
import { loadCase, loadHistory } from '../cases/case-state.ts';
import { lackedFor, maskValue, shownKey } from '../cases/privacy.ts';
import { requirePermission } from '../http/actor.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { changeDraft, plainIssue } from '../packs/change-draft.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { openPack } from '../packs/pack-source.ts';
import { findArtifact } from '../packs/pack-view.ts';
import { PacksInForce } from '../packs/packs-in-force.ts';
import { Clock } from '../system/clock.ts';
import { rename } from './rename.ts';
import { findUses } from './uses.ts';

const MOST_USES = 500;

/** What the author of a rule asks: why it answers as it does, where something is used, and to rename it everywhere. */
@Injectable()
export class AuthoringHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'explainInSource' | 'findUses' | 'previewRename' | 'renameInDraft'> = {
    explainInSource: async ({ actor, params, body, step, note }) => {
      requirePermission(actor, 'case.read');
      const pack = await openPack(step, this.#library, params.source, actor);
      const { artifact } = findArtifact(pack, 'rules', body.set);
      const { conditions, missing, severity, title } = artifact.value as RuleSet;
      const state = await loadCase(step, body.caseId, actor.departments);
      const today = this.#clock.today();
      const run = await (await PacksInForce.load(step, this.#library, today)).find(step, state.record);
      if (!run) throw new Refusal(422, 'NO_PACK_IN_FORCE', { date: today, purpose: 'conduct' });
      const recordKey = shownKey(state.encounter.recordKey, body.caseId, actor);
      note({ reason: `${params.source} ${body.set}` });
      const shaped = checkSchema(ruleSchema, body.rule, { address: (path) => formatPath(path) });
      if (shaped.value === undefined) return { recordKey, issues: shaped.issues.map(plainIssue) };
      const rule = shaped.value;
      const compiled = compileRules(
        [
          {
            kind: 'rules',
            id: body.set,
            value: {
              title,
              missing,
              rules: [rule],
              ...(conditions ? { conditions } : {}),
              ...(severity ? { severity } : {}),
            },
            tables: {},
          },
        ],
        packEnvironment(pack.resolved),
      );
      const issues = compiled.issues.map(plainIssue);
      const info = compiled.value.get(rule.id);
      if (info === undefined) return { recordKey, issues };
      const permission = lackedFor(info.reads, actor.permissions);
      if (permission !== undefined) requirePermission(actor, permission);
      const history = await loadHistory(step, state.encounter);
      const explanation = explainRule(
        rule.id,
        state.record,
        { ...run.pair, conduct: { ...run.pair.conduct, rules: compiled.value } },
        { asOf: run.asOf, history: history.map((entry) => entry.record) },
      );
      return {
        recordKey,
        issues,
        explanation: maskExplanation(explanation, (path, value) => maskValue(path, value, actor)),
      };
    },

    findUses: async ({ actor, params, query, step }) => {
      const pack = await openPack(step, this.#library, params.source, actor);
      return findUses(pack.resolved, query, MOST_USES);
    },

    previewRename: async ({ actor, params, query, step }) => {
      const pack = await openPack(step, this.#library, `draft:${params.id}`, actor);
      const { places, refused } = rename(pack.own.files, query, query.to, pack.parents, pack.resolved);
      return { places: [...places], ...(refused ? { refused } : {}) };
    },

    renameInDraft: async ({ actor, params, body, version, step, now, note }) => {
      note({ reason: `rename ${body.what} ${body.id} to ${body.to}` });
      let places = 0;
      const { draft, issues } = await changeDraft(
        { step, library: this.#library, id: params.id, actor, version, now },
        (files, parents, standing) => {
          const renamed = rename(files, body, body.to, parents, standing);
          if (renamed.refused) throw new Refusal(409, 'INPUT_INVALID', { field: 'body.to', problem: renamed.refused });
          places = renamed.places.length;
          return renamed.files;
        },
      );
      return { draft, issues: issues.map(plainIssue), places };
    },
  };
}
