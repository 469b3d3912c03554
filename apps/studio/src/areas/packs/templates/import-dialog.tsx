import { ImportOutlined } from '@ant-design/icons';
import { Button, Modal, Steps } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { number } from '../../../i18n/format.ts';
import type { Rows } from '../../../grid/edits.ts';
import type { GridColumn, GridRow } from '../../../grid/grid-types.ts';
import { useRemembered } from '../../../parts/index.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { importDiff, suggestedMap, type ColumnMap } from './import-diff.ts';
import { withImport } from './import-rows.ts';
import type { ReadRows } from './read-rows.ts';
import { ReviewDiff } from './review-diff.tsx';
import { RowsSource } from './rows-source.tsx';

interface Props {
  /** Under which the mapping of columns is remembered. */
  readonly name: string;
  readonly columns: readonly GridColumn[];
  readonly rows: Rows;
  readonly idOf: (row: GridRow) => string;
  /** The table with what was accepted: one step. */
  readonly onApply: (rows: Rows) => void;
}

export function ImportButton(props: Props) {
  const t = useT('tables');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon={<ImportOutlined />} onClick={() => setOpen(true)} data-testid="import-rows">
        {t('import')}
      </Button>
      {isOpen ? <ImportDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Rows from a file or the clipboard into a table: columns mapped once, every change seen before it is made. */
function ImportDialog({ name, columns, rows, idOf, onApply, onClose }: Props & { readonly onClose: () => void }) {
  const t = useT('tables');
  const [step, setStep] = useState(0);
  const [read, setRead] = useState<ReadRows>();
  const [kept, setKept] = useRemembered<Readonly<Record<string, string>>>(`import.${name}`, {});
  const [map, setMap] = useState<ColumnMap>({});
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const take = (next: ReadRows | undefined) => {
    setRead(next);
    if (next === undefined) return;
    const wanted = columns.map(({ id, title }) => ({ id, titles: [title] }));
    setMap(suggestedMap(wanted, next.header, kept));
    setStep(1);
  };
  const names = useMemo(() => columns.map((column) => column.id), [columns]);
  const diff = useMemo(() => {
    if (step !== 2 || read === undefined) return undefined;
    const standing = [...rows].map((row) => ({ id: idOf(row), cells: row.cells }));
    return importDiff(names, standing, read.rows, map);
  }, [step, read, rows, names, map, idOf]);
  useEffect(() => {
    if (diff === undefined) return;
    setAccepted(
      new Set(diff.entries.filter(({ kind }) => kind === 'added' || kind === 'changed').map((entry) => entry.id)),
    );
  }, [diff]);
  const apply = () => {
    if (diff === undefined || read === undefined) return;
    setKept({ ...kept, ...Object.fromEntries(Object.entries(map).map(([id, at]) => [id, read.header[at] ?? ''])) });
    onApply(
      withImport(
        rows,
        idOf,
        diff.entries.filter((entry) => entry.kind !== 'same' && accepted.has(entry.id)),
      ),
    );
    onClose();
  };
  const changes =
    diff === undefined ? 0 : diff.entries.filter((entry) => entry.kind !== 'same' && accepted.has(entry.id)).length;
  return (
    <Modal
      open
      width={980}
      title={t('import.title')}
      onCancel={onClose}
      footer={
        <>
          {step === 0 ? null : <Button onClick={() => setStep(step - 1)}>{t('import.back')}</Button>}
          {step < 2 ? (
            <Button
              type="primary"
              disabled={read === undefined || (step === 1 && Object.keys(map).length === 0)}
              onClick={() => setStep(step + 1)}
              data-testid="import-next"
            >
              {t('import.next')}
            </Button>
          ) : (
            <Button type="primary" disabled={changes === 0} onClick={apply} data-testid="import-apply">
              {t('import.apply', { count: number(changes) })}
            </Button>
          )}
        </>
      }
    >
      <Steps
        size="small"
        current={step}
        items={[{ title: t('import.choose') }, { title: t('import.map') }, { title: t('import.review') }]}
        style={{ marginBottom: 16 }}
      />
      {step === 0 ? <RowsSource read={read} onRead={take} /> : null}
      {step === 1 && read !== undefined ? (
        <ColumnMapping columns={columns} read={read} map={map} onMap={setMap} />
      ) : null}
      {diff === undefined || read === undefined ? null : diff.counts.added +
          diff.counts.changed +
          diff.counts.removed ===
        0 ? (
        <p data-testid="import-nothing">{t('import.nothing')}</p>
      ) : (
        <ReviewDiff columns={columns} diff={diff} lines={read.lines} accepted={accepted} onAccept={setAccepted} />
      )}
    </Modal>
  );
}
