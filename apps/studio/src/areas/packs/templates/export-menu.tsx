import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { download, ProblemError } from '../../../api/client.ts';
import { useT } from '../../../i18n/index.ts';
import { saveFile, useIssueText } from '../../../parts/index.ts';
import type { TableAddress } from '../tables/use-all-rows.ts';

interface Props {
  readonly address: TableAddress;
  /** Stores what is not stored yet, so that the file has it. */
  readonly before: () => Promise<boolean>;
}

/** The table as a file that can be changed in a spreadsheet and imported again. */
export function ExportMenu({ address, before }: Props) {
  const t = useT('tables');
  const { message } = App.useApp();
  const textOf = useIssueText();
  const run = async (format: 'csv' | 'xlsx') => {
    try {
      if (!(await before())) return;
      const { source, ...rest } = address;
      const { name, content } = await download('exportTable', {
        params: { source: source as `draft:${string}`, ...rest },
        query: { format },
      });
      saveFile({ name, content });
    } catch (error) {
      void message.error(error instanceof ProblemError ? textOf(error.problem) : String(error));
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'csv', label: t('export.csv') },
          { key: 'xlsx', label: t('export.xlsx') },
        ],
        onClick: ({ key }) => void run(key as 'csv' | 'xlsx'),
      }}
    >
      <Button size="small" icon={<DownloadOutlined />} data-testid="export-table">
        {t('export')}
      </Button>
    </Dropdown>
  );
}
