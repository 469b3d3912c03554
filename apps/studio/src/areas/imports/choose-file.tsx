import { InboxOutlined } from '@ant-design/icons';
import { Spin, Upload } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '../../api/client.ts';
import { useAction } from '../../api/hooks.ts';
import { useT } from '../../i18n/index.ts';
import { ProblemNotice } from '../../parts/index.ts';

export interface Inspected {
  readonly file: File;
  readonly answer: CallOutput<'inspectFile'>;
}

/** Takes one file and lets the server look at it. */
export function ChooseFile({ onInspected }: { readonly onInspected: (inspected: Inspected) => void }) {
  const t = useT('imports');
  const [file, setFile] = useState<File>();
  const inspect = useAction('inspectFile');
  const look = (chosen: File) => {
    setFile(chosen);
    inspect.mutate({ form: { file: chosen } }, { onSuccess: (answer) => onInspected({ file: chosen, answer }) });
  };
  return (
    <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
      <Spin spinning={inspect.isPending} description={t('inspecting')}>
        <Upload.Dragger
          accept=".csv,.txt,.ndjson,.jsonl,.xlsx"
          multiple={false}
          showUploadList={false}
          beforeUpload={(chosen) => {
            look(chosen);
            return false;
          }}
          data-testid="import-file"
        >
          <p className="ant-upload-drag-icon">
            <InboxOutlined />
          </p>
          <p>{t('drop')}</p>
          <p className="cl-muted">{t('drop.hint')}</p>
        </Upload.Dragger>
      </Spin>
      <ProblemNotice error={inspect.error} {...(file === undefined ? {} : { onRetry: () => look(file) })} />
    </div>
  );
}
