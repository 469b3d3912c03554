import { coreMessages, defineMessages, mergeMessages, type MessageCatalogue } from '@caseloom/core';
import { expressionMessages } from '@caseloom/expression';
import { groupingMessages } from '@caseloom/grouping';
import { measuresMessages } from '@caseloom/measures';
import { packMessages } from '@caseloom/pack';
import { paymentMessages } from '@caseloom/payment';
import { caseFileMessages, recordMessages } from '@caseloom/record';
import { rulesMessages } from '@caseloom/rules';
import { statisticsMessages } from '@caseloom/statistics';
import { tablesMessages } from '@caseloom/tables';
import { workflowMessages } from '@caseloom/workflow';

export const engineMessages = defineMessages({
  ENGINE_SCHEME_UNKNOWN: {
    zh: '策略引用的分组方案“{scheme}”不存在。',
    en: 'The policy names the grouping scheme "{scheme}", which does not exist.',
    owner: 'packAuthor',
  },
  ENGINE_SCHEME_AMBIGUOUS: {
    zh: '规则包有多个分组方案（{schemes}），策略必须写明使用哪一个。',
    en: 'The pack has several grouping schemes ({schemes}); the policy must name one.',
    owner: 'packAuthor',
  },
  ENGINE_STEP_FAILED: {
    zh: '步骤“{step}”计算失败：{reason}。',
    en: 'The step "{step}" failed: {reason}.',
    owner: 'us',
  },
});

/** Every message code of every room, in both languages. */
export const messages: MessageCatalogue = mergeMessages(
  coreMessages,
  recordMessages,
  caseFileMessages,
  packMessages,
  expressionMessages,
  tablesMessages,
  rulesMessages,
  groupingMessages,
  paymentMessages,
  measuresMessages,
  statisticsMessages,
  workflowMessages,
  engineMessages,
);
