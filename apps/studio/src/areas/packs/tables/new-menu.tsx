import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { useT } from '../../../i18n/index.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';

const NewRuleSet = lazy(async () => ({ default: (await import('../templates/new-rule-set.tsx')).NewRuleSet }));
const NewDecision = lazy(async () => ({ default: (await import('./new-decision.tsx')).NewDecision }));

/** New artifacts for a draft: a rule set from a table, a decision table, a grouping scheme from a bureau's file. */
export function NewMenu() {
  const t = useT('tables');
  const { source } = useWorkbench();
  const navigate = useNavigate();
  const [open, setOpen] = useState<string>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'rules', label: t('new.rules') },
            { key: 'decision', label: t('new.decision') },
            { key: 'scheme', label: t('new.scheme') },
          ],
          onClick: ({ key }) => (key === 'scheme' ? void navigate(`/packs/${source}/import/scheme`) : setOpen(key)),
        }}
      >
        <Button size="small" icon={<PlusOutlined />} data-testid="new-artifact">
          {t('new.table')}
        </Button>
      </Dropdown>
      <Suspense fallback={null}>
        {open === 'rules' ? (
          <NewRuleSet onClose={close} />
        ) : open === 'decision' ? (
          <NewDecision onClose={close} />
        ) : null}
      </Suspense>
    </>
  );
}
