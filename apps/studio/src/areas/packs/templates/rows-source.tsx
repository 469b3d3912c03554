import { UploadOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { number } from '../../../i18n/format.ts';
import { ProblemNotice, useIssueText } from '../../../parts/index.ts';
import { readClipboard, readFile, type ReadRows } from './read-rows.ts';
import styles from './templates.module.css';

interface Props {
  readonly read: ReadRows | undefined;
  readonly onRead: (rows: ReadRows | undefined) => void;
}

/** Where rows come from: a file, or what was copied in a spreadsheet. */
export function RowsSource({ read, onRead }: Props) {
  const t = useT('tables');
  const textOf = useIssueText();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [isEmpty, setEmpty] = useState(false);
  const take = (rows: ReadRows | undefined) => {
    setEmpty(rows === undefined);
    setError(undefined);
    onRead(rows);
  };
  const load = async (chosen: File, sheet?: string) => {
    setBusy(true);
    setFile(chosen);
    try {
      take(await readFile(chosen, sheet));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles['source']}>
      <p className="cl-muted">{t('import.choose.text')}</p>
      <div>
        <input
          ref={input}
          type="file"
          accept=".csv,.xlsx,.txt"
          hidden
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen !== undefined) void load(chosen);
            event.target.value = '';
          }}
          data-testid="import-file"
        />
        <Button icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>
          {t('import.choose')}
        </Button>{' '}
        {file?.name}
        {read === undefined || read.sheets.length < 2 || file === undefined ? null : (
          <Select
            size="small"
            aria-label={t('import.sheet')}
            defaultValue={read.sheets[0]}
            options={read.sheets.map((value) => ({ value, label: value }))}
            onChange={(sheet: string) => void load(file, sheet)}
          />
        )}
      </div>
      <Input.TextArea
        rows={3}
        value=""
        placeholder={t('import.paste')}
        aria-label={t('import.paste')}
        onChange={(event) => take(readClipboard('', event.target.value))}
        onPaste={(event) => {
          event.preventDefault();
          setFile(undefined);
          take(readClipboard(event.clipboardData.getData('text/html'), event.clipboardData.getData('text/plain')));
        }}
        data-testid="import-paste"
      />
      {error === undefined ? null : <ProblemNotice error={error} />}
      {isEmpty ? <p role="alert">{t('import.empty')}</p> : null}
      {read === undefined ? null : (
        <p role="status" data-testid="import-read">
          {t('import.read', { rows: number(read.rows.length), columns: read.header.length })}
          {read.cut ? ` ${t('import.cut')}` : ''}
        </p>
      )}
      {(read?.issues ?? []).slice(0, 5).map((one, index) => (
        <p key={index} className="cl-muted">
          {one.path} {textOf(one)}
        </p>
      ))}
    </div>
  );
}
