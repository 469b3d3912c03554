import { importSchemeTask } from '../../scheme-imports/tasks/import-scheme.task.ts';
import { previewSchemeTask } from '../../scheme-imports/tasks/preview-scheme.task.ts';
import { browseSchemeTask } from '../../schemes/tasks/browse-scheme.task.ts';
import { checkSchemeTask } from '../../schemes/tasks/check-scheme.task.ts';
import { compareSchemesTask } from '../../schemes/tasks/compare-schemes.task.ts';
import { schemeCodesTask, schemeCodeTask, schemeListTask } from '../../schemes/tasks/scheme-codes.task.ts';
import { schemeNodeTask } from '../../schemes/tasks/scheme-node.task.ts';
import { sideBySideTask } from '../../schemes/tasks/side-by-side.task.ts';
import { settledCasesTask } from '../../schemes/tasks/settled-cases.task.ts';
import { trySchemeTask } from '../../schemes/tasks/try-scheme.task.ts';
import { browseTask } from './browse.task.ts';
import { bulkPreviewTask, bulkTask } from './bulk.task.ts';
import { checkTask } from './check.task.ts';
import { compareTask } from './compare.task.ts';
import { duplicatesTask } from './duplicates.task.ts';
import { editTask } from './edit.task.ts';
import { publishTask, submitTask } from './lock.task.ts';
import { referenceTask } from './reference.task.ts';
import { ruleTask } from './rule.task.ts';
import { shareTask } from './share.task.ts';
import { prepareTask, trialTask } from '../trial/trial.task.ts';
import { tableTask } from './table.task.ts';
import { testTask } from './test.task.ts';
import { usagesTask } from './usages.task.ts';
import { artifactTask, tableRowsTask, treeTask } from './view.task.ts';

/** What can be done with a pack on the bench; one line per task. */
export const benchTasks = {
  artifact: artifactTask,
  browse: browseTask,
  browseScheme: browseSchemeTask,
  bulk: bulkTask,
  bulkPreview: bulkPreviewTask,
  check: checkTask,
  checkScheme: checkSchemeTask,
  compare: compareTask,
  compareSchemes: compareSchemesTask,
  duplicates: duplicatesTask,
  edit: editTask,
  importScheme: importSchemeTask,
  prepare: prepareTask,
  previewScheme: previewSchemeTask,
  publish: publishTask,
  reference: referenceTask,
  rule: ruleTask,
  schemeCode: schemeCodeTask,
  schemeCodes: schemeCodesTask,
  schemeList: schemeListTask,
  schemeNode: schemeNodeTask,
  settledCases: settledCasesTask,
  share: shareTask,
  sideBySide: sideBySideTask,
  submit: submitTask,
  table: tableTask,
  tableRows: tableRowsTask,
  test: testTask,
  tree: treeTask,
  trial: trialTask,
  tryScheme: trySchemeTask,
  usages: usagesTask,
};

export type BenchTasks = typeof benchTasks;
export type TaskId = keyof BenchTasks;
export type TaskInput<T extends TaskId> = Parameters<BenchTasks[T]['run']>[1];
export type TaskAnswer<T extends TaskId> = Awaited<ReturnType<BenchTasks[T]['run']>>;
