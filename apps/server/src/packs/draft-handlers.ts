import { randomUUID } from 'node:crypto';
import { LOCK_FILE, MANIFEST_FILE, compareVersions, initPack, parseVersion } from '@caseloom/pack';
import type { PackFiles, PackManifest } from '@caseloom/pack';
import { Injectable } from '@nestjs/common';
import type { Step } from '../database/steps.ts';
import { Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers, StepHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { LibraryBench } from '../library/bench/library-bench.ts';
import { editableDraft, readDraft } from '../library/editable-draft.ts';
import { draftSource, unlockedSource } from '../library/open-source.ts';
import { saveOutcome, writeChanges } from '../library/save-outcome.ts';
import type { Said } from '../library/tasks/edit-outcome.ts';
import type { AskedChange } from '../library/tasks/edit.task.ts';
import { draftView, loadDraft, requireAction } from './draft-life.ts';
import type { DraftView } from './draft-life.ts';
import { PackDraft } from './pack-draft.entity.ts';
import type { FileList } from './file-pieces.ts';
import { draftFiles, readFiles, versionFiles, writeDraftFiles, writeDraftList, writePieces } from './pack-files.ts';
import { PackVersion } from './pack-version.entity.ts';
import { plainIssue } from './plain-issue.ts';
import { storeVersion } from './publish-pack.ts';
import { withVersion } from './with-version.ts';

type InStep = 'createDraft' | 'getDraft' | 'approveDraft' | 'rejectDraft' | 'discardDraft';

interface Asked {
  readonly id: string;
  readonly actor: Actor;
  readonly version: number;
  readonly now: Date;
  finish<T>(tenant: string, work: (step: Step) => Promise<T>): Promise<T>;
}

/** Packs in the making: draft → submitted → approved by somebody else → published. */
@Injectable()
export class DraftHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #bench: LibraryBench;

  constructor(steps: Steps, bench: LibraryBench) {
    this.#steps = steps;
    this.#bench = bench;
  }

  readonly inStep: StepHandlers<InStep> = {
    createDraft: async ({ actor, body, step, now, note }) => {
      const { files, kept, base } = await this.#startingFiles(step, body);
      const manifest = JSON.parse(files.get(MANIFEST_FILE)!) as PackManifest;
      const nextVersion = base ? nextPatch(base.packVersion) : manifest.version;
      const draft = step.em.create(PackDraft, {
        id: randomUUID(),
        packId: manifest.id,
        titleZh: manifest.title.zh,
        titleEn: manifest.title.en,
        layer: manifest.layer,
        baseHash: base?.hash ?? null,
        baseVersion: base?.packVersion ?? null,
        nextVersion,
        state: 'draft',
        authorId: actor.userId,
        authorName: actor.name,
        createdAt: now,
        updatedAt: now,
      } as never) as PackDraft;
      await step.em.flush();
      await writeDraftFiles(step, draft.id, new Map(), withVersion(files, nextVersion));
      await writeDraftList(step, draft.id, new Map(), kept);
      note({ object: draft.id, reason: `${draft.packId} ${nextVersion}` });
      return draftView(draft, actor);
    },

    getDraft: async ({ actor, params, step }) => draftView(await loadDraft(step, params.id, actor), actor),

    approveDraft: async ({ actor, params, body, version, step, now, note }) => {
      const draft = await loadDraft(step, params.id, actor, version);
      requireAction(draft, 'approve', actor);
      Object.assign(draft, {
        state: 'approved',
        reviewerId: actor.userId,
        reviewerName: actor.name,
        reviewNote: body.note,
        updatedAt: now,
      });
      await step.em.flush();
      note({ packHash: draft.contentHash! });
      return draftView(draft, actor);
    },

    rejectDraft: async ({ actor, params, body, version, step, now, note }) => {
      const draft = await loadDraft(step, params.id, actor, version);
      requireAction(draft, 'reject', actor);
      Object.assign(draft, {
        state: 'rejected',
        reviewerId: actor.userId,
        reviewerName: actor.name,
        reviewNote: body.reason,
        updatedAt: now,
      });
      await step.em.flush();
      note({ reason: body.reason });
      return draftView(draft, actor);
    },

    discardDraft: async ({ actor, params, version, step, now }) => {
      const draft = await loadDraft(step, params.id, actor, version);
      requireAction(draft, 'discard', actor);
      Object.assign(draft, { state: 'discarded', updatedAt: now });
      return { done: true };
    },
  };

  readonly ownSteps: OwnStepsHandlers<
    'editElement' | 'editArtifact' | 'checkDraft' | 'testDraft' | 'submitDraft' | 'publishDraft'
  > = {
    editElement: (call) => {
      const { body, note } = call;
      note({ reason: `${body.action} ${body.kind}/${body.artifact}#${body.family}/${body.element}` });
      return this.#edit({ ...call, id: call.params.id }, { element: body });
    },

    editArtifact: (call) => {
      const { body, note } = call;
      note({ reason: `save ${body.kind}/${body.artifact}` });
      return this.#edit({ ...call, id: call.params.id }, { artifact: body });
    },

    checkDraft: async ({ actor, params, finish }) => {
      const { source } = await readDraft(this.#steps, params.id, actor);
      const said = await this.#bench.run(actor.tenant, source, 'check', null);
      await finish(actor.tenant, async (step) => {
        await loadDraft(step, params.id, actor);
        // Not through the entity: looking must not make the author's version stale.
        await step.rows('update pack_draft set checks = $3::jsonb where tenant = $1 and id = $2', [
          params.id,
          JSON.stringify({ errors: said.errors, warnings: said.warnings }),
        ]);
      });
      return { issues: said.issues.map(plainIssue) };
    },

    testDraft: async ({ actor, params, finish }) => {
      const { source } = await readDraft(this.#steps, params.id, actor);
      const report = await this.#bench.run(actor.tenant, source, 'test', null);
      await finish(actor.tenant, async (step) => {
        await loadDraft(step, params.id, actor);
        // Not through the entity: what a reviewer ran must not make the author's or the reviewer's version stale.
        await step.rows('update pack_draft set tests = $3::jsonb where tenant = $1 and id = $2', [
          params.id,
          JSON.stringify({ passed: report.passed, failed: report.failed, changed: report.changed }),
        ]);
      });
      return {
        passed: report.passed,
        failed: report.failed,
        changed: report.changed,
        results: report.results.map(({ id, title, passed, inherited, differences }) => ({
          id,
          passed,
          inherited,
          differences: [...differences],
          ...(title ? { title } : {}),
        })),
      };
    },

    submitDraft: async ({ actor, params, body, version, now, note, finish }) => {
      const nextVersion = body.nextVersion;
      const source = await this.#steps.inTenant(actor.tenant, async (step) => {
        const draft = await this.#submittable(step, params.id, actor, version, nextVersion);
        return unlockedSource(step, draft);
      });
      const made = await this.#bench.run(actor.tenant, source, 'submit', { source, version: nextVersion });
      requireNoErrors(made);
      return finish(actor.tenant, async (step) => {
        const draft = await this.#submittable(step, params.id, actor, version, nextVersion);
        await writePieces(step, made.fresh);
        await writeChanges(step, draft.id, made.changes);
        Object.assign(draft, {
          nextVersion,
          checks: { errors: made.errors, warnings: made.warnings },
          contentHash: made.hash,
          note: body.note,
          state: 'submitted',
          reviewerId: null,
          reviewerName: null,
          reviewNote: null,
          updatedAt: now,
        });
        await step.em.flush();
        note({ packHash: made.hash });
        return draftView(draft, actor);
      });
    },

    publishDraft: async ({ actor, params, version, now, note, finish }) => {
      const { source, contentHash } = await this.#steps.inTenant(actor.tenant, async (step) => {
        const draft = await loadDraft(step, params.id, actor, version);
        requireAction(draft, 'publish', actor);
        return { source: await draftSource(step, draft), contentHash: draft.contentHash };
      });
      const { hash, manifest, errors, tests } = await this.#bench.run(actor.tenant, source, 'publish', null);
      // What was reviewed is what is published: the same content under the same parents, or nothing.
      if (hash !== contentHash) throw new Refusal(409, 'DRAFT_STATE', { state: 'changed' });
      requireNoErrors({ errors: errors.length, issues: errors });
      if (tests.failed > 0)
        throw new Refusal(
          422,
          'PACK_TESTS_FAIL',
          { failed: tests.failed },
          { current: { ...tests, results: tests.results.filter((one) => !one.passed) } },
        );
      const reference = await this.#bench.run(actor.tenant, source, 'reference', null);
      if (reference.different > 0)
        throw new Refusal(422, 'PACK_REFERENCE_DIFFERS', { different: reference.different }, { current: reference });
      return finish(actor.tenant, async (step) => {
        const draft = await loadDraft(step, params.id, actor, version);
        requireAction(draft, 'publish', actor);
        const summary = {
          passed: tests.passed,
          failed: tests.failed,
          changed: tests.changed,
          reference: {
            compared: reference.compared,
            different: reference.different,
            notComparable: reference.notComparable,
          },
        };
        const files = await draftFiles(step, draft.id);
        const pack = { hash, manifest, parentHash: source.packs.at(-2)?.hash, files };
        await storeVersion(step, pack, { by: actor.name, draftId: draft.id, tests: summary, now });
        Object.assign(draft, { state: 'published', publishedHash: hash, tests: summary, updatedAt: now });
        await step.em.flush();
        note({ packHash: hash });
        return {
          draft: draftView(draft, actor),
          hash,
          tests: { ...tests, results: tests.results.filter((one) => !one.passed) },
          reference,
        };
      });
    },
  };

  async #edit(
    { id, actor, version, now, finish }: Asked,
    edit: AskedChange,
  ): Promise<{ draft: DraftView; issues: ReturnType<typeof plainIssue>[] }> {
    const { source } = await readDraft(this.#steps, id, actor, version);
    const outcome = await this.#bench.run(actor.tenant, source, 'edit', { source, ...edit });
    return finish(actor.tenant, async (step) => {
      const draft = await editableDraft(step, id, actor, version);
      await saveOutcome(step, draft, outcome, now);
      return { draft: draftView(draft, actor), issues: outcome.issues.map(plainIssue) };
    });
  }

  /** @throws Refusal 403, 404, 409, 422 */
  async #submittable(step: Step, id: string, actor: Actor, version: number, next: string): Promise<PackDraft> {
    const draft = await loadDraft(step, id, actor, version);
    requireAction(draft, 'submit', actor);
    requireNextVersion(next, draft.baseVersion);
    await this.#requireFreeVersion(step, draft.packId, next);
    return draft;
  }

  async #startingFiles(
    step: Step,
    asked: {
      packId: string;
      fromHash?: string | undefined;
      title?: { zh: string; en: string } | undefined;
      layer?: 'nation' | 'province' | 'city' | 'hospital' | undefined;
      extends?: string | undefined;
    },
  ): Promise<{
    readonly files: PackFiles;
    /** Files that stay as they are in the base, however large. */
    readonly kept: FileList;
    readonly base: PackVersion | undefined;
  }> {
    const versions = await step.em.find(PackVersion, { packId: asked.packId });
    const base = asked.fromHash
      ? versions.find((one) => one.hash === asked.fromHash)
      : versions.sort((a, b) => compareVersions(b.packVersion, a.packVersion))[0];
    if (asked.fromHash && !base) throw new Refusal(404, 'PACK_UNKNOWN', { packId: asked.packId.slice(0, 60) });
    if (base) {
      const list = [...(await versionFiles(step, base.hash))].filter(([path]) => path !== LOCK_FILE);
      const isManifest = ([path]: (typeof list)[number]) => path === MANIFEST_FILE;
      return {
        base,
        files: await readFiles(step, new Map(list.filter(isManifest))),
        kept: new Map(list.filter((one) => !isManifest(one))),
      };
    }
    const parent = asked.extends ? await this.#parent(step, asked.extends) : undefined;
    return {
      base: undefined,
      kept: new Map(),
      files: initPack({
        id: asked.packId,
        ...(asked.title ? { title: asked.title } : {}),
        ...(asked.layer ? { layer: asked.layer } : {}),
        ...(parent ? { extends: parent } : {}),
      }),
    };
  }

  /** `cn-national` or `cn-national@^1.0.0`; without a range, what is compatible with the newest version. */
  async #parent(step: Step, wanted: string): Promise<{ id: string; range: string }> {
    const [id, range] = wanted.split('@', 2) as [string, string?];
    const versions = await step.em.find(PackVersion, { packId: id });
    const [newest] = versions.map((one) => one.packVersion).sort((a, b) => compareVersions(b, a));
    if (!newest) throw new Refusal(422, 'PACK_PARENT_UNKNOWN', { id: id.slice(0, 60), range: range ?? '' });
    return { id, range: range ?? `^${newest}` };
  }

  async #requireFreeVersion(step: Step, packId: string, version: string): Promise<void> {
    if ((await step.em.count(PackVersion, { packId, packVersion: version })) > 0)
      throw new Refusal(409, 'PACK_VERSION_TAKEN', { version });
  }
}

function requireNoErrors({ errors, issues }: Pick<Said, 'errors' | 'issues'>): void {
  if (errors > 0)
    throw new Refusal(422, 'PACK_HAS_ERRORS', { errors }, { issues: issues.filter((one) => one.severity === 'error') });
}

function requireNextVersion(next: string, base: string | null | undefined): void {
  if (!parseVersion(next) || (base && compareVersions(next, base) <= 0))
    throw new Refusal(422, 'DRAFT_VERSION_INVALID', { version: next.slice(0, 40) });
}

function nextPatch(version: string): string {
  const [major, minor, patch] = version.split(/[.+-]/).map(Number);
  return `${major}.${minor}.${(patch ?? 0) + 1}`;
}
