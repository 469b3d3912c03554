import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { download, type CallInput } from '../../../api/client.ts';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice, saveFile } from '../../../parts/index.ts';

/** The rows that the filters leave, all pages, as a workbook. */
export function ExportButton({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const t = useT('packs');
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      saveFile(await download('exportRuleStatistics', { query } as CallInput<'exportRuleStatistics'>));
    } catch (error) {
      notification.error({ title: t('stat.exportFailed'), description: <ProblemNotice error={error} />, duration: 0 });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void run()} data-testid="stat-export">
      {t('stat.export')}
    </Button>
  );
}
