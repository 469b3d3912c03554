import { Badge, Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { useMay } from '../../../api/session.tsx';
import { useT } from '../../../i18n/index.ts';
import { PageHeader } from '../../../shell/index.ts';
import { color } from '../../../theme/tokens.ts';
import { BudgetTab } from './budget-tab.tsx';
import { FeedbackTab } from './feedback-tab.tsx';
import { ModelsTab } from './models-tab.tsx';
import { ProposalsTab } from './proposals-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import styles from './statistics.module.css';

const TABS = {
  rules: RulesTab,
  proposals: ProposalsTab,
  feedback: FeedbackTab,
  budget: BudgetTab,
  models: ModelsTab,
} as const;
type Tab = keyof typeof TABS;

/** What became of each rule's findings, which rules should prompt less, what people say is wrong, and how prompts are rationed. */
export function Component() {
  const t = useT('packs');
  const navigate = useNavigate();
  const { tab = 'rules' } = useParams();
  const mayGovern = useMay('prompt.govern');
  const chosen: Tab = Object.hasOwn(TABS, tab) ? (tab as Tab) : 'rules';
  const proposals = useOperation('demotionProposals', {}, { staleTime: 30_000 });
  const waiting = useOperation(
    'listFeedback',
    { query: { state: 'open', pageSize: 1 } },
    { enabled: mayGovern, staleTime: 30_000 },
  );
  const counts: Partial<Record<Tab, number | undefined>> = {
    proposals: proposals.data?.proposals.length,
    feedback: waiting.data?.open,
  };
  const Page = TABS[chosen];
  return (
    <>
      <PageHeader
        title={t('stat.title')}
        crumbs={[{ title: t('title'), to: '/packs' }]}
        below={
          <Tabs
            activeKey={chosen}
            onChange={(key) => void navigate(key === 'rules' ? '/packs/statistics' : `/packs/statistics/${key}`)}
            items={(Object.keys(TABS) as Tab[]).map((key) => ({
              key,
              label: (
                <span data-testid={`stat-tab-${key}`}>
                  {t(`stat.tab.${key}`)}{' '}
                  {counts[key] === undefined ? null : <Badge count={counts[key]} size="small" color={color.warp} />}
                </span>
              ),
            }))}
          />
        }
      />
      <div className={styles['page']}>
        <Page />
      </div>
    </>
  );
}
