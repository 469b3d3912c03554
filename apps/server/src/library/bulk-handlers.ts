import { LOCK_FILE, MANIFEST_FILE } from '@caseloom/pack';
import { Injectable } from '@nestjs/common';
import { Steps } from '../database/steps.ts';
import type { HandlerGroup, OwnStepsHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { plainIssue } from '../packs/change-draft.ts';
import { draftView } from '../packs/draft-life.ts';
import { keepPieces, sameFile } from '../packs/pack-files.ts';
import { Clock } from '../system/clock.ts';
import { LibraryBench } from './bench/library-bench.ts';
import { editableDraft, readDraft } from './editable-draft.ts';
import { openHits } from './open-hits.ts';
import { saveChanges, saveOutcome } from './save-outcome.ts';
import { sourceAfter } from './tasks/edit-outcome.ts';
import type { FileChange } from './tasks/edit-outcome.ts';

/** No edit of many rules changes these. */
const HEADS: readonly string[] = [MANIFEST_FILE, LOCK_FILE];

/** Many rules changed at once, seen before it is done and taken back as one. */
@Injectable()
export class BulkHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #bench: LibraryBench;
  readonly #clock: Clock;

  constructor(steps: Steps, bench: LibraryBench, clock: Clock) {
    this.#steps = steps;
    this.#bench = bench;
    this.#clock = clock;
  }

  readonly ownSteps: OwnStepsHandlers<'previewBulkEdit' | 'bulkEdit' | 'undoDraftEdit'> = {
    previewBulkEdit: async ({ actor, params, body }) => {
      const { source } = await readDraft(this.#steps, params.id, actor);
      return this.#bench.run(actor.tenant, source, 'bulkPreview', { ...body, ...(await this.#day(actor.tenant)) });
    },

    bulkEdit: async ({ actor, params, body, version, now, note, finish }) => {
      const { source } = await readDraft(this.#steps, params.id, actor, version);
      const asked = { source, ...body, ...(await this.#day(actor.tenant)) };
      const { effect, outcome } = await this.#bench.run(actor.tenant, source, 'bulk', asked);
      return finish(actor.tenant, async (step) => {
        const draft = await editableDraft(step, params.id, actor, version);
        await saveOutcome(step, draft, outcome, now);
        note({ reason: `${body.change.action} ${effect.changed} rules` });
        return {
          draft: draftView(draft, actor),
          effect,
          issues: outcome.issues.map(plainIssue),
          undo: outcome.changes.map(reversed),
        };
      });
    },

    undoDraftEdit: async ({ actor, params, body, version, now, note, finish }) => {
      const { source } = await readDraft(this.#steps, params.id, actor, version);
      const files = new Map(source.packs.at(-1)!.files);
      const other = body.undo.find(
        ({ path, before }) => HEADS.includes(path) || !sameFile(files.get(path), before ?? undefined),
      );
      if (other !== undefined) throw new Refusal(409, 'UNDO_CHANGED_SINCE', { file: other.path });
      const pieces = body.undo.flatMap(({ after }) => after?.pieces ?? []);
      await this.#steps.inTenant(actor.tenant, (step) => keepPieces(step, pieces));
      const said = await this.#bench.run(actor.tenant, sourceAfter(source, body.undo), 'check', null);
      return finish(actor.tenant, async (step) => {
        const draft = await editableDraft(step, params.id, actor, version);
        await saveChanges(step, draft, body.undo, said, now);
        note({ reason: `${body.undo.length} files` });
        return { draft: draftView(draft, actor), issues: said.issues.map(plainIssue), undo: body.undo.map(reversed) };
      });
    },
  };

  async #day(tenant: string) {
    return { today: this.#clock.today(), hits: await this.#steps.inTenant(tenant, openHits) };
  }
}

const reversed = ({ path, before, after }: FileChange) => ({ path, before: copied(after), after: copied(before) });

const copied = (file: FileChange['before']) => file && { pieces: [...file.pieces], length: file.length };
