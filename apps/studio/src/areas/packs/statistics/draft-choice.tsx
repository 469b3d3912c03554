import { Select } from 'antd';
import { useMemo } from 'react';
import type { CallOutput } from '../../../api/client.ts';
import { useOperation } from '../../../api/hooks.ts';
import { useMe } from '../../../api/session.tsx';
import { useLocal, useT } from '../../../i18n/index.ts';

export type OwnDraft = CallOutput<'listPacks'>['packs'][number]['drafts'][number];

/** One's own drafts that can still be changed. */
export function useOwnDrafts(): readonly OwnDraft[] {
  const me = useMe();
  const found = useOperation('listPacks', {});
  return useMemo(
    () =>
      (found.data?.packs ?? [])
        .flatMap((pack) => pack.drafts)
        .filter((one) => one.author.userId === me.user.id && ['draft', 'rejected'].includes(one.state)),
    [found.data, me.user.id],
  );
}

export function DraftChoice({
  drafts,
  value,
  onChange,
}: {
  readonly drafts: readonly OwnDraft[];
  readonly value: string | undefined;
  readonly onChange: (id: string) => void;
}) {
  const t = useT('packs');
  const local = useLocal();
  if (drafts.length === 0) return <p>{t('model.draft.none')}</p>;
  return (
    <Select
      style={{ width: '100%' }}
      placeholder={t('model.draft')}
      aria-label={t('model.draft')}
      value={value ?? null}
      onChange={(id: string | null) => (id === null ? undefined : onChange(id))}
      options={drafts.map((one) => ({ value: one.id, label: `${local(one.title)} ${one.nextVersion}` }))}
      data-testid="model-draft"
    />
  );
}
