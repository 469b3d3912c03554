import { useCallback } from 'react';
import { useT, type TextKey } from '../../../i18n/index.ts';
import { packsMessages } from '../messages.ts';

/** A text by a key that is put together from data (a member's name, a field's type); undefined where there is none, so that the name itself stands. */
export function useMessage(): (key: string, args?: Readonly<Record<string, string | number>>) => string | undefined {
  const t = useT('packs');
  return useCallback(
    (key, args) => (Object.hasOwn(packsMessages.zh, key) ? t(key as TextKey<'packs'>, args) : undefined),
    [t],
  );
}
