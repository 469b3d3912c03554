import { useCallback } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { formatFixed, parseDecimal } from '@caseloom/core';
import { useLocal, useT } from '../../../i18n/index.ts';
import { useStageName } from '../../cases/list/stage-name.ts';

/** Names of stages and roles in counters; what is empty there is said in words. */
export function useKeyNames(): { readonly stage: (id: string) => string; readonly role: (id: string) => string } {
  const t = useT('packs');
  const local = useLocal();
  const stageName = useStageName();
  const roles = useOperation('listRoles', {}, { staleTime: 300_000 }).data?.roles;
  const role = useCallback(
    (id: string) => (id === '' ? t('stat.system') : local(roles?.find((one) => one.id === id)?.title) || id),
    [roles, local, t],
  );
  const stage = useCallback((id: string) => (id === '' ? t('stat.noStage') : stageName(id)), [stageName, t]);
  return { stage, role };
}

/** A share as per cent with one place: `0.3333` is `33.3%`. */
export function percent(share: string | undefined): string {
  const value = parseDecimal(share);
  return value === undefined ? '' : `${formatFixed(value.times(100), 1)}%`;
}
