import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { download } from '../../../api/client.ts';
import { useMay } from '../../../api/session.tsx';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice, saveFile } from '../../../parts/index.ts';
import type { CaseFilter } from './case-query.ts';

const FORMATS = ['xlsx', 'hqms', 'ndjson', 'findings'] as const;

/** Corrected cases or findings as a file, exactly those that the filters leave. */
export function ExportMenu({ filter }: { readonly filter: CaseFilter }) {
  const t = useT('cases');
  const { notification } = App.useApp();
  const mayExport = useMay('case.export');
  const [busy, setBusy] = useState(false);
  if (!mayExport) return null;
  const run = async (format: (typeof FORMATS)[number]) => {
    setBusy(true);
    try {
      saveFile(
        format === 'findings'
          ? await download('exportFindings', { query: filter })
          : await download('exportCases', { query: { ...filter, format } }),
      );
    } catch (error) {
      notification.error({ title: t('export.failed'), description: <ProblemNotice error={error} />, duration: 0 });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: FORMATS.map((key) => ({ key, label: t(`export.${key}`) })),
        onClick: ({ key }) => void run(key as (typeof FORMATS)[number]),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={busy} data-testid="export">
        {t('export')}
      </Button>
    </Dropdown>
  );
}
