import { Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { ChooseFile, type Inspected } from './choose-file.tsx';
import { ImportResult } from './import-result.tsx';
import { ReviewFile } from './review-file.tsx';

export interface ImportDialogProps {
  /** An import that has been started; it stands in the address and survives a reload. */
  readonly jobId: string | undefined;
  /** `1`: the dialog without a job. */
  readonly onJob: (id: string) => void;
  readonly onClose: () => void;
}

/** File → what it is → start → progress → result. */
export function ImportDialog({ jobId, onJob, onClose }: ImportDialogProps) {
  const t = useT('imports');
  const [inspected, setInspected] = useState<Inspected>();
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('title')}
      footer={null}
      width={920}
      style={{ top: 48 }}
      mask={{ closable: false }}
    >
      {jobId === undefined ? (
        inspected === undefined ? (
          <ChooseFile onInspected={setInspected} />
        ) : (
          <ReviewFile inspected={inspected} onOther={() => setInspected(undefined)} onStarted={onJob} />
        )
      ) : (
        <ImportResult
          jobId={jobId}
          onAgain={() => {
            setInspected(undefined);
            onJob('1');
          }}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}
