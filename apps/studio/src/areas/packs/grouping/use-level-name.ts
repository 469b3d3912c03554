import { useCallback } from 'react';
import { useT, type TextKey } from '../../../i18n/index.ts';
import { schemeMessages } from './messages.ts';
import { useScheme } from './scheme-context.tsx';

/** The word for a level of the tree: a group is a DRG, a DIP group or an APG. */
export function useLevelName(): (level: string) => string {
  const t = useT('scheme');
  const { family } = useScheme();
  return useCallback(
    (level) => {
      const key = [`levels.${family}.${level}`, `level.${level}`].find((one) => Object.hasOwn(schemeMessages.zh, one));
      return key === undefined ? level : t(key as TextKey<'scheme'>);
    },
    [family, t],
  );
}

/** Code and name of a node as people say them: catalogues of a DIP scheme and types of an APG scheme have a name only. */
export function useNodeTitle(): (node: { readonly level: string; readonly code: string; readonly name: string }) => {
  readonly code: string;
  readonly name: string;
} {
  const cases = useT('cases');
  const t = useT('scheme');
  return useCallback(
    ({ level, code, name }) => {
      if (level === 'type' && Object.hasOwn(schemeMessages.zh, `apg.${code}`))
        return { code: '', name: t(`apg.${code}` as TextKey<'scheme'>) };
      if (level !== 'catalogue') return { code, name };
      const key = `dip.catalogue.${code}`;
      return { code: '', name: isCatalogue(key) ? cases(key) : name || code };
    },
    [cases, t],
  );
}

const CATALOGUES = [
  'dip.catalogue.core',
  'dip.catalogue.basic',
  'dip.catalogue.comprehensive',
  'dip.catalogue.blank',
] as const;
const isCatalogue = (key: string): key is (typeof CATALOGUES)[number] =>
  (CATALOGUES as readonly string[]).includes(key);
