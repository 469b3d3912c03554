import type { Issue } from '@caseloom/core';
import { runPackTests } from '@caseloom/engine';
import type { PackTestReport } from '@caseloom/engine';
import { LOCK_FILE, hashPack, lockFor, lockedFiles } from '@caseloom/pack';
import type { PackFiles, PackManifest } from '@caseloom/pack';
import { withVersion } from '../../packs/with-version.ts';
import type { BenchSource } from '../bench/bench-source.ts';
import type { BenchState } from '../bench/bench-state.ts';
import { fileChanges, saidOf } from './edit-outcome.ts';
import type { EditOutcome } from './edit-outcome.ts';
import { defineTask } from './task.ts';

/** A pack's files with the lock of its parents among them, and the hash that names them from now on. */
function locked({ own, above }: BenchState): { readonly files: PackFiles; readonly hash: string } {
  const files = lockedFiles(own.files, lockFor(above));
  return { files, hash: hashPack(files) };
}

/** A draft under its next version, locked to the parents it has now, for a reviewer: what has to be written, and what there is to say. */
export const submitTask = defineTask({
  id: 'submit',
  run: (
    state,
    { source, version }: { readonly source: BenchSource; readonly version: string },
  ): EditOutcome & { readonly hash: string } => {
    const files = withVersion(state.own.files, version);
    files.delete(LOCK_FILE);
    const next = state.after(files);
    const made = locked(next);
    return { hash: made.hash, ...fileChanges(state, source, made.files), ...saidOf(next) };
  },
});

export interface Publishable {
  readonly manifest: PackManifest;
  readonly hash: string;
  readonly errors: readonly Issue[];
  readonly tests: PackTestReport;
}

/** What has to be known of a locked draft before it is published. Tests of a pack with errors are not run. */
export const publishTask = defineTask({
  id: 'publish',
  run: (state, _nothing: null): Publishable => {
    const errors = state.issues.filter((one) => one.severity === 'error');
    const none: PackTestReport = { passed: 0, failed: 0, changed: 0, results: [] };
    return {
      manifest: state.own.manifest,
      hash: locked(state).hash,
      errors,
      tests: errors.length > 0 ? none : runPackTests(state.compiled),
    };
  },
});
