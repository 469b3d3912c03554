import { FolderOpenOutlined, InboxOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input, Spin, Upload } from 'antd';
import { useRef, useState } from 'react';
import { useAction, useOperation } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice, SeverityShape, useRemembered } from '../../../parts/index.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { folderFile } from './folder-file.ts';
import type { Inspected } from './mapping.ts';
import styles from './scheme-import.module.css';

export interface ChosenSource {
  readonly file: File;
  readonly bureau: string;
  readonly artifact: string;
  /** What people call the scheme; empty: as the file says, else its id. */
  readonly title: string;
  readonly inspected: Inspected;
}

/** A workbook, a CSV or a folder, and whose it is; the server looks into it. */
export function ChooseSource({ onChosen }: { readonly onChosen: (chosen: ChosenSource) => void }) {
  const t = useT('scheme-import');
  const [bureau, setBureau] = useRemembered('packs.bureau', '');
  const [artifact, setArtifact] = useState('');
  const [title, setTitle] = useState('');
  const [empty, setEmpty] = useState<string>();
  const { tree } = useWorkbench();
  const known = useOperation('listSchemeMappings', {}).data?.mappings ?? [];
  const inspect = useAction('inspectScheme');
  const picker = useRef<HTMLInputElement>(null);
  const look = (file: File | undefined, chosenName: string) => {
    const name = bureau.trim();
    setEmpty(file === undefined || file.size === 0 ? chosenName : undefined);
    if (file === undefined || file.size === 0) return inspect.reset();
    inspect.mutate(
      { form: { file, ...(name === '' ? {} : { bureau: name }) } },
      {
        onSuccess: (inspected) =>
          onChosen({
            file,
            bureau: name,
            inspected,
            title: title.trim(),
            artifact: artifact || idOf(inspected.name) || tree.pack.packId,
          }),
      },
    );
  };
  return (
    <>
      <p className={`${styles['lead']} cl-muted`}>{t('lead')}</p>
      <div className={styles['fields']}>
        <label>
          {t('bureau')}
          <AutoComplete
            value={bureau}
            onChange={setBureau}
            options={known.map((one) => ({ value: one.bureau }))}
            {...(known.length === 0 ? { open: false } : {})}
            maxLength={100}
            data-testid="bureau"
          />
          <span className="cl-muted">{t('bureau.hint')}</span>
        </label>
        <label>
          {t('schemeTitle')}
          <Input
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
            data-testid="scheme-title"
          />
          <span className="cl-muted">{t('schemeTitle.hint')}</span>
        </label>
        <label>
          {t('artifact')}
          <Input
            value={artifact}
            maxLength={80}
            onChange={(event) => setArtifact(idOf(event.target.value))}
            data-testid="scheme-id"
          />
          <span className="cl-muted">{t('artifact.hint')}</span>
        </label>
      </div>
      <Spin spinning={inspect.isPending}>
        <Upload.Dragger
          accept=".xlsx,.xlsm,.csv,.gz"
          multiple={false}
          showUploadList={false}
          beforeUpload={(file) => {
            look(file, file.name);
            return false;
          }}
          data-testid="scheme-file"
        >
          <p className="ant-upload-drag-icon">
            <InboxOutlined />
          </p>
          <p>{inspect.isPending ? t('looking') : t('drop')}</p>
        </Upload.Dragger>
      </Spin>
      <div>
        <Button icon={<FolderOpenOutlined />} disabled={inspect.isPending} onClick={() => picker.current?.click()}>
          {t('folder')}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          aria-label={t('folder')}
          data-testid="scheme-folder"
          {...{ webkitdirectory: '' }}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            const folder = files[0]?.webkitRelativePath.split('/')[0] ?? '';
            if (files.length > 0) void folderFile(files).then((file) => look(file, folder));
          }}
        />
      </div>
      {empty === undefined ? null : (
        <p role="alert">
          <SeverityShape severity="error" /> {t('emptySource', { name: empty })}
        </p>
      )}
      <ProblemNotice error={inspect.error} />
    </>
  );
}

/** What can stand in the name of an artifact. */
function idOf(text: string): string {
  return text
    .trim()
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '')
    .slice(0, 80);
}
