import type { Command } from '../command.ts';
import { codesImport } from './codes-import.ts';
import { group } from './group.ts';
import { packBuild } from './pack-build.ts';
import { packCheck } from './pack-check.ts';
import { packDiff } from './pack-diff.ts';
import { packInit } from './pack-init.ts';
import { packTest } from './pack-test.ts';
import { pay } from './pay.ts';
import { rulesImport } from './rules-import.ts';
import { runAll } from './run.ts';
import { sample } from './sample.ts';
import { schemeImport } from './scheme-import.ts';
import { validate } from './validate.ts';

/** Every command, in the order the usage shows them. */
export const commands: readonly Command[] = [packInit, packCheck, packTest, packBuild, packDiff, codesImport, rulesImport, schemeImport, validate, group, pay, runAll, sample];

/** Named in the interface, built later. */
export const LATER: readonly string[] = ['pack merge', 'tables import', 'tables eval', 'recommend', 'impact'];
