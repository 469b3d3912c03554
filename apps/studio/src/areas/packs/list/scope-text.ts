import { useCallback } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import type { Activation } from './calendar-rows.ts';

/** A scope in words: `统筹区 330100 · 职工医保 · 普通门诊`, or `全部病例`. */
export function useScopeText(): (scope: Activation['scope']) => string {
  const t = useT('packs');
  const local = useLocal();
  const sets = useOperation('valueSets', {}, { staleTime: 300_000 });
  return useCallback(
    (scope) => {
      const insurance = sets.data?.sets['insutype']?.find((one) => one.code === scope.insuranceType);
      const stayKind = sets.data?.sets['med_type']?.find((one) => one.code === scope.stayKind);
      const parts = [
        scope.poolingArea === undefined ? undefined : t('scope.area', { area: scope.poolingArea }),
        scope.insuranceType === undefined
          ? undefined
          : insurance === undefined
            ? t('scope.insurance', { code: scope.insuranceType })
            : local(insurance),
        scope.stayKind === undefined
          ? undefined
          : stayKind === undefined
            ? t('scope.stay', { kind: scope.stayKind })
            : local(stayKind),
      ].filter((one) => one !== undefined);
      return parts.length === 0 ? t('scope.all') : parts.join(' · ');
    },
    [t, local, sets.data],
  );
}
