import { useCallback } from 'react';
import { useT, type TextKey } from '../../../../i18n/index.ts';
import { useIssueText } from '../../../../parts/index.ts';
import { casesMessages } from '../../messages.ts';
import { readListName } from './formula-text.ts';
import type { TraceStep } from './path-story.ts';

/** The word of a key of ours; undefined where there is none. */
export function useWord(): (key: string, args?: Readonly<Record<string, string | number>>) => string | undefined {
  const t = useT('cases');
  return useCallback(
    (key, args) => (Object.hasOwn(casesMessages.zh, key) ? t(key as TextKey<'cases'>, args) : undefined),
    [t],
  );
}

/** Why there is no group or no payment, in words; a reason nobody has named yet is shown as it is. */
export function useReasonText(): (reason: string) => string {
  const t = useT('cases');
  const word = useWord();
  return useCallback((reason) => word(`reason.${reason}`) ?? t('reason.machine', { reason }), [t, word]);
}

/** The sentence of a step of the grouping path, its machine terms put in words. */
export function useStepText(): (step: TraceStep) => string {
  const text = useIssueText();
  const word = useWord();
  const reason = useReasonText();
  return useCallback(
    (step) => {
      const args: Record<string, string | number> = { ...step.args };
      const put = (name: string, say: (value: string) => string | undefined) => {
        const value = args[name];
        if (typeof value === 'string') args[name] = say(value) ?? value;
      };
      put('reason', reason);
      put('subject', (value) => word(`term.${value}`));
      put('field', (value) => word(`term.${value}`));
      put('list', (value) => {
        const list = readListName(value);
        return list === undefined ? undefined : word(`list.${list.of}`, { owner: list.owner });
      });
      if (step.code.startsWith('GROUPING_APG_')) {
        put('source', (value) => word(`apg.source.${value}`));
        put('type', (value) => word(`apg.type.${value}`));
        put('into', (value) => word(`apg.type.${value}`));
      }
      put('catalogue', (value) => word(`dip.catalogue.${value}`));
      return text({ code: step.code, args });
    },
    [text, word, reason],
  );
}
