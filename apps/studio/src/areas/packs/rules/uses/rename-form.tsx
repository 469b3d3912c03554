import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAction, useOperation } from '../../../../api/hooks.ts';
import { useT } from '../../../../i18n/index.ts';
import { ProblemNotice, SeverityShape } from '../../../../parts/index.ts';
import { useWorkbench } from '../../workbench/workbench-context.tsx';
import { useDelayed } from '../why/use-delayed.ts';
import styles from './uses.module.css';
import type { Thing } from './thing.ts';

/** Another name for a thing: every place that changes is shown before anything does, and all of them change in one step. */
export function RenameForm({ thing, onDone }: { readonly thing: Thing; readonly onDone: () => void }) {
  const t = useT('packs');
  const client = useQueryClient();
  const { draft, unsaved } = useWorkbench();
  const [search, setSearch] = useSearchParams();
  const [to, setTo] = useState(thing.id);
  const asked = useDelayed(to.trim(), 300);
  const isNew = asked !== '' && asked !== thing.id;
  const preview = useOperation(
    'previewRename',
    { params: { id: draft?.id ?? '' }, query: { ...thing, to: asked } },
    { enabled: draft !== undefined && isNew, keepPrevious: false },
  );
  const act = useAction('renameInDraft', {
    invalidates: ['packArtifact', 'packTableRows', 'tableRows', 'findUses', 'listPacks'],
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['packTree'] });
      if (thing.what === 'rule' && search.get('element') === thing.id) {
        const next = new URLSearchParams(search);
        next.set('element', asked);
        setSearch(next, { replace: true });
      }
      onDone();
    },
  });
  if (draft === undefined) return null;
  const places = preview.data?.places ?? [];
  const refused = preview.data?.refused;
  return (
    <div className={styles['rename']}>
      <Input
        value={to}
        autoFocus
        onChange={(event) => setTo(event.target.value)}
        aria-label={t('rename.to')}
        addonBefore={t('rename.to')}
        data-testid="rename-to"
      />
      {unsaved ? <p role="alert">▲ {t('rename.saveFirst')}</p> : null}
      {preview.error === null ? null : <ProblemNotice error={preview.error} />}
      {act.error === null ? null : <ProblemNotice error={act.error} />}
      {refused === undefined ? null : (
        <p role="alert">
          <SeverityShape severity="block" /> {t(`rename.refused.${refused}`)}
        </p>
      )}
      {isNew && places.length > 0 ? <p className="cl-muted">{t('rename.places', { count: places.length })}</p> : null}
      <table className={styles['places']} data-testid="rename-places">
        <tbody>
          {(isNew ? places : []).slice(0, 500).map((one, index) => (
            <tr key={index}>
              <td>
                <code>{one.file}</code>
                <div className="cl-muted">
                  {one.element === undefined ? '' : `${one.element} · `}
                  {one.path}
                </div>
              </td>
              <td>
                <del>{one.before}</del> <ins>{one.after}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        type="primary"
        disabled={!isNew || places.length === 0 || refused !== undefined || unsaved || asked !== to.trim()}
        loading={act.isPending}
        onClick={() => act.mutate({ params: { id: draft.id }, ifMatch: draft.version, body: { ...thing, to: asked } })}
        data-testid="rename-apply"
      >
        {t('rename.apply', { count: places.length })}
      </Button>
    </div>
  );
}
