import { Injectable } from '@nestjs/common';
import { plainIssue } from '../packs/change-draft.ts';
import { draftView, loadDraft, requireAction } from '../packs/draft-life.ts';
import { draftFiles, sameFile } from '../packs/pack-files.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { Clock } from '../system/clock.ts';
import { LibraryBench } from './bench/library-bench.ts';
import { openHits } from './open-hits.ts';
import { draftSource } from './open-source.ts';
import { saveChanges, saveOutcome } from './save-outcome.ts';
import { sourceAfter } from './tasks/edit-outcome.ts';
import type { FileChange } from './tasks/edit-outcome.ts';

/** Many rules changed at once, seen before it is done and taken back as one. */
@Injectable()
export class BulkHandlers implements HandlerGroup {
  readonly #bench: LibraryBench;
  readonly #clock: Clock;

  constructor(bench: LibraryBench, clock: Clock) {
    this.#bench = bench;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'previewBulkEdit' | 'bulkEdit' | 'undoDraftEdit'> = {
    previewBulkEdit: async ({ actor, params, body, step }) => {
      const draft = await loadDraft(step, params.id, actor);
      const day = { today: this.#clock.today(), hits: await openHits(step) };
      return this.#bench.run(step, await draftSource(step, draft), 'bulkPreview', { ...body, ...day });
    },

    bulkEdit: async ({ actor, params, body, version, step, now, note }) => {
      const draft = await loadDraft(step, params.id, actor, version);
      requireAction(draft, 'edit', actor);
      const source = await draftSource(step, draft);
      const day = { today: this.#clock.today(), hits: await openHits(step) };
      const { effect, outcome } = await this.#bench.run(step, source, 'bulk', { source, ...body, ...day });
      await saveOutcome(step, draft, outcome, now);
      note({ reason: `${body.change.action} ${effect.changed} rules` });
      return {
        draft: draftView(draft, actor),
        effect,
        issues: outcome.issues.map(plainIssue),
        undo: outcome.changes.map(reversed),
      };
    },

    undoDraftEdit: async ({ actor, params, body, version, step, now, note }) => {
      const draft = await loadDraft(step, params.id, actor, version);
      requireAction(draft, 'edit', actor);
      const files = await draftFiles(step, draft.id);
      const other = body.undo.find(({ path, before }) => !sameFile(files.get(path), before ?? undefined));
      if (other !== undefined) throw new Refusal(409, 'UNDO_CHANGED_SINCE', { file: other.path });
      const source = sourceAfter(await draftSource(step, draft), body.undo);
      const said = await this.#bench.run(step, source, 'check', null);
      await saveChanges(step, draft, body.undo, said, now);
      note({ reason: `${body.undo.length} files` });
      return { draft: draftView(draft, actor), issues: said.issues.map(plainIssue), undo: body.undo.map(reversed) };
    },
  };
}

const reversed = ({ path, before, after }: FileChange) => ({ path, before: copied(after), after: copied(before) });

const copied = (file: FileChange['before']) => file && { pieces: [...file.pieces], length: file.length };
