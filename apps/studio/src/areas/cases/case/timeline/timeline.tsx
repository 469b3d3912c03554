import { isDate } from '@caseloom/core';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '../../../../api/client.ts';
import { useOperation } from '../../../../api/hooks.ts';
import { momentText, points } from '../../../../i18n/format.ts';
import { useLocal, useT } from '../../../../i18n/index.ts';
import { CodeText, Loading, ProblemNotice } from '../../../../parts/index.ts';
import { useFieldName, useValueText } from '../findings/labels.ts';
import type { Lens } from './lens.ts';
import styles from './timeline.module.css';

type Entry = CallOutput<'caseTimeline'>['entries'][number];
const ON_STRIP = 6;

/** What happened to the case: the last events in a line, all of them with before and after in a drawer. */
export function Timeline({
  caseId,
  lens,
  onLens,
}: {
  readonly caseId: string;
  readonly lens: Lens;
  readonly onLens: (lens: Lens) => void;
}) {
  const t = useT('cases');
  const local = useLocal();
  const [open, setOpen] = useState(false);
  const [date, setDate] = useState('');
  const timeline = useOperation('caseTimeline', { params: { id: caseId } });
  const entries = timeline.data?.entries ?? [];
  return (
    <div className={styles['strip']}>
      <Button size="small" type="text" onClick={() => setOpen(true)} data-testid="timeline">
        {t('timeline.title')}
      </Button>
      <ol className={styles['events']}>
        {entries.slice(-ON_STRIP).map((entry, index) => (
          <li key={index} data-kind={entry.kind}>
            <button type="button" onClick={() => setOpen(true)} title={momentText(entry.at)}>
              {local(entry.title)}
              <span className="cl-muted">
                {' '}
                {momentText(entry.at).slice(5, 16)} {entry.by ?? ''}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('timeline.title')} placement="right" size={560}>
        <div className={styles['asOf']}>
          <span>{t('asOf.label')}</span>
          <Input
            size="small"
            style={{ width: 120 }}
            placeholder="YYYY-MM-DD"
            value={date}
            onChange={(event) => setDate(event.target.value.trim())}
            aria-label={t('asOf.label')}
            data-testid="as-of-date"
          />
          <Button
            size="small"
            disabled={!isDate(date)}
            onClick={() => {
              onLens({ kind: 'asOf', date });
              setOpen(false);
            }}
            data-testid="as-of"
          >
            {t('asOf.go')}
          </Button>
          {lens.kind === 'now' ? null : (
            <Button size="small" type="link" onClick={() => onLens({ kind: 'now' })}>
              {t('lens.back')}
            </Button>
          )}
        </div>
        <ProblemNotice error={timeline.error} onRetry={() => void timeline.refetch()} />
        {timeline.data === undefined ? <Loading /> : null}
        <ol className={styles['list']}>
          {entries.toReversed().map((entry, index) => (
            <EntryLine
              key={index}
              entry={entry}
              onExplain={() => {
                onLens({ kind: 'knownAt', at: entry.at });
                setOpen(false);
              }}
            />
          ))}
        </ol>
      </Drawer>
    </div>
  );
}

function EntryLine({ entry, onExplain }: { readonly entry: Entry; readonly onExplain: () => void }) {
  const t = useT('cases');
  const local = useLocal();
  const fieldName = useFieldName();
  const valueText = useValueText();
  const detail = entry.detail;
  const shown = (path: string, value: unknown) => valueText(path, value) || t('field.empty');
  return (
    <li className={styles['entry']} data-kind={entry.kind}>
      <div className={styles['entryHead']}>
        <strong>{local(entry.title)}</strong>
        <span className="cl-muted">
          {momentText(entry.at)} {entry.by ?? ''}
        </span>
      </div>
      {detail?.reason === undefined ? null : <div className={styles['reason']}>{detail.reason}</div>}
      {detail?.changes === undefined || detail.changes.length === 0 ? null : (
        <ul>
          {detail.changes.slice(0, 30).map((change) => (
            <li key={change.path}>
              {fieldName(change.path)}：<del>{shown(change.path, change.before)}</del> →{' '}
              <ins>{shown(change.path, change.after)}</ins>
            </li>
          ))}
        </ul>
      )}
      {detail?.drg === undefined ? null : (
        <div>
          {t('timeline.group')}{' '}
          {detail.drgBefore === undefined || detail.drgBefore === detail.drg ? null : (
            <>
              <CodeText code={detail.drgBefore} /> →{' '}
            </>
          )}
          <CodeText code={detail.drg} />{' '}
          {detail.weight === undefined
            ? ''
            : `${t('group.weight')} ${detail.weightBefore === undefined || detail.weightBefore === detail.weight ? '' : `${points(detail.weightBefore)} → `}${points(detail.weight)}`}
        </div>
      )}
      <Button size="small" type="link" onClick={onExplain} data-testid="known-at">
        {t('timeline.explain')}
      </Button>
    </li>
  );
}
