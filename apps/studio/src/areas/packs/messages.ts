import { areaMessages } from '../../i18n/area-messages.ts';
import { lifeCycleMessages } from './messages/life-cycle.ts';
import { listMessages } from './messages/list.ts';
import { ruleMessages } from './messages/rules.ts';
import { statisticsMessages } from './messages/statistics.ts';
import { tryMessages } from './messages/try.ts';
import { workbenchMessages } from './messages/workbench.ts';

/** The area's texts, kept by page. */
export const packsMessages = areaMessages({
  zh: {
    ...listMessages.zh,
    ...workbenchMessages.zh,
    ...lifeCycleMessages.zh,
    ...ruleMessages.zh,
    ...statisticsMessages.zh,
    ...tryMessages.zh,
  },
  en: {
    ...listMessages.en,
    ...workbenchMessages.en,
    ...lifeCycleMessages.en,
    ...ruleMessages.en,
    ...statisticsMessages.en,
    ...tryMessages.en,
  },
});
