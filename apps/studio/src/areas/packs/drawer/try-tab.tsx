import { Segmented } from 'antd';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { ServerTrial } from '../try/server-trial.tsx';
import { TypingTrial } from '../try/typing-trial.tsx';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { DraftTrial } from './draft-trial.tsx';

/** What is being written, tried: in the browser while it is typed, on the server for one rule or the whole draft. */
export function TryTab() {
  const t = useT('packs');
  const { draft, edited } = useWorkbench();
  const [wanted, setWanted] = useState<'rule' | 'draft'>('rule');
  if (draft === undefined) return null;
  const shown = edited === undefined ? 'draft' : wanted;
  return (
    <>
      <TypingTrial />
      <h3>{t('typing.server')}</h3>
      {edited === undefined ? null : (
        <Segmented
          size="small"
          block
          aria-label={t('server.what')}
          value={shown}
          onChange={setWanted}
          options={[
            { value: 'rule', label: t('server.rule') },
            { value: 'draft', label: t('server.draft') },
          ]}
        />
      )}
      {edited === undefined || shown === 'draft' ? (
        <DraftTrial id={draft.id} />
      ) : (
        <ServerTrial key={`${edited.artifact} ${edited.after.id}`} edited={edited} />
      )}
    </>
  );
}
