import { useCallback } from 'react';
import { useT, type TextKey } from '../../../../i18n/index.ts';
import { casesMessages } from '../../messages.ts';

/** Why there is no group or no payment, in words; a reason nobody has named yet is shown as it is. */
export function useReasonText(): (reason: string) => string {
  const t = useT('cases');
  return useCallback(
    (reason) => {
      const key = `reason.${reason}`;
      return Object.hasOwn(casesMessages.zh, key) ? t(key as TextKey<'cases'>) : t('reason.machine', { reason });
    },
    [t],
  );
}
