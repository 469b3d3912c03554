import { App } from 'antd';
import { useCallback } from 'react';
import { useT } from '../../../i18n/index.ts';
import type { TriedCase } from '../../../try/trial.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';

/** Artifact that takes tests where the draft has none of its own yet. */
const OWN_TESTS = 'tried';

/** Keeps a case of the sample as a test of the draft: the record without what identifies anybody, and what the rule makes of it now. */
export function useMakeTest(): (
  rule: string,
  tried: TriedCase,
  kept: { readonly record: unknown; readonly asOf: string },
) => void {
  const t = useT('packs');
  const { message } = App.useApp();
  const { tree, saveElement, saveArtifact } = useWorkbench();
  return useCallback(
    (rule, tried, { record, asOf }) => {
      const id = `${rule}-${tried.id.slice(-8)}`;
      const test = {
        id,
        title: t('typing.testTitle', { title: tried.title }),
        asOf,
        record,
        expect: {
          [tried.after === 'fired' ? 'fired' : tried.after === 'notEvaluable' ? 'notEvaluable' : 'notFired']: [rule],
        },
      };
      const own = tree.artifacts.find((one) => one.kind === 'tests' && one.own);
      const saved =
        own === undefined
          ? saveArtifact('tests', OWN_TESTS, {
              title: { zh: '试算留下的测试', en: 'Tests kept from trials' },
              cases: [test],
            })
          : saveElement({ kind: 'tests', artifact: own.id, family: 'cases', element: id, action: 'add', value: test });
      void saved.then((done) => (done ? message.success(t('typing.madeTest', { id })) : undefined));
    },
    [t, message, tree, saveElement, saveArtifact],
  );
}
