import { defineMessages } from '@caseloom/core';

const packAuthor = { owner: 'packAuthor' } as const;
const us = { owner: 'us' } as const;

/** Everything this room has to say. */
export const workflowMessages = defineMessages({
  WORKFLOW_NODE_UNKNOWN: {
    zh: '没有名为“{node}”的节点。',
    en: 'There is no node "{node}".',
    hintZh: '提示：您是否要用 {known}？',
    hintEn: 'Hint: did you mean {known}?',
    ...packAuthor,
  },
  WORKFLOW_EDGE_DUPLICATE: {
    zh: '从“{from}”出发、条件为“{outcome}”的连线重复，首次在 {first}。',
    en: 'Two edges leave "{from}" on "{outcome}"; first at {first}.',
    ...packAuthor,
  },
  WORKFLOW_EDGE_FROM_END: {
    zh: '结束节点“{node}”不能再有出线。',
    en: 'End node "{node}" has no way on.',
    ...packAuthor,
  },
  WORKFLOW_EDGE_TO_START: {
    zh: '不能回到开始节点“{node}”。',
    en: 'No edge leads back to the start "{node}".',
    ...packAuthor,
  },
  WORKFLOW_OUTCOME_UNKNOWN: {
    zh: '节点“{node}”没有结果“{outcome}”。',
    en: 'Node "{node}" has no outcome "{outcome}".',
    hintZh: '提示：您是否要用 {known}？',
    hintEn: 'Hint: did you mean {known}?',
    ...packAuthor,
  },
  WORKFLOW_OUTCOME_WITHOUT_EDGE: {
    zh: '节点“{node}”的结果“{outcome}”没有去处。',
    en: 'Outcome "{outcome}" of node "{node}" leads nowhere.',
    hintZh: '提示：从该节点画一条对应的连线。',
    hintEn: 'Hint: draw an edge for it.',
    ...packAuthor,
  },
  WORKFLOW_BRANCH_WITHOUT_DEFAULT: {
    zh: '分支“{node}”没有“其他”出口。',
    en: 'Branch "{node}" has no way out when no condition holds.',
    hintZh: '提示：加一条“otherwise”连线。',
    hintEn: 'Hint: add an edge on "otherwise".',
    ...packAuthor,
  },
  WORKFLOW_BRANCH_CASE_RESERVED: { zh: '“{id}”是保留名称。', en: '"{id}" is a reserved name.', ...packAuthor },
  WORKFLOW_BRANCH_CASE_TWICE: { zh: '分支条件“{id}”重复。', en: 'Branch case "{id}" stands twice.', ...packAuthor },
  WORKFLOW_START_COUNT: {
    zh: '流程要有且只有一个开始节点，现有 {count} 个。',
    en: 'A workflow has exactly one start; this one has {count}.',
    ...packAuthor,
  },
  WORKFLOW_END_MISSING: { zh: '流程没有结束节点。', en: 'The workflow has no end.', ...packAuthor },
  WORKFLOW_NODE_UNREACHABLE: { zh: '节点“{node}”永远到不了。', en: 'Node "{node}" is never reached.', ...packAuthor },
  WORKFLOW_NODE_WITHOUT_EXIT: {
    zh: '从节点“{node}”走不到结束。',
    en: 'No way leads from node "{node}" to an end.',
    ...packAuthor,
  },
  WORKFLOW_LOOP_WITHOUT_TASK: {
    zh: '循环 {nodes} 里没有人工任务，会一直转下去。',
    en: 'The loop {nodes} has no task in it and would turn for ever.',
    ...packAuthor,
  },
  WORKFLOW_TASK_WITHOUT_ROLE: { zh: '任务没有指定角色。', en: 'The task names no role.', ...packAuthor },
  WORKFLOW_TASK_WITHOUT_ACTION: { zh: '任务没有可选操作。', en: 'The task has no action.', ...packAuthor },
  WORKFLOW_ACTION_TWICE: { zh: '操作“{action}”重复。', en: 'Action "{action}" stands twice.', ...packAuthor },
  WORKFLOW_DEADLINE: {
    zh: '时限必须大于 0 小时，现为 {hours}。',
    en: 'A deadline is more than 0 hours, found {hours}.',
    ...packAuthor,
  },
  WORKFLOW_CONDITION_UNREADABLE: {
    zh: '条件无法解析：{condition}',
    en: 'The condition cannot be read: {condition}',
    ...packAuthor,
  },
  WORKFLOW_TIME_INVALID: { zh: '“{at}”不是日期时间。', en: '"{at}" is no date-time.', ...us },
  WORKFLOW_REF_MISSING: {
    zh: '启动流程时没有说明流程版本。',
    en: 'A workflow was started without naming its graph.',
    ...us,
  },
  WORKFLOW_ALREADY_STARTED: {
    zh: '流程已经开始，现在在“{node}”。',
    en: 'The workflow has started already and is at "{node}".',
    ...us,
  },
  WORKFLOW_NOT_STARTED: {
    zh: '流程还没有开始，不能处理 {event}。',
    en: 'The workflow has not started; {event} does not fit.',
    ...us,
  },
  WORKFLOW_ENDED: {
    zh: '流程已在“{node}”结束，不能处理 {event}。',
    en: 'The workflow ended at "{node}"; {event} does not fit.',
    ...us,
  },
  WORKFLOW_STUCK: {
    zh: '流程停在“{node}”，请先处理原因并恢复。',
    en: 'The workflow is stuck at "{node}"; mend the cause and resume.',
    ...us,
  },
  WORKFLOW_EVENT_UNEXPECTED: {
    zh: '“{node}”等待的是 {expected}，不是 {event}。',
    en: '"{node}" awaits {expected}, not {event}.',
    ...us,
  },
  WORKFLOW_EVENT_STALE: {
    zh: '任务已经改变：操作针对 {given}，现在是 {now}。',
    en: 'The task has moved on: this is for {given}, now it is {now}.',
    hintZh: '提示：请刷新后再操作。',
    hintEn: 'Hint: reload and try again.',
    ...us,
  },
  WORKFLOW_ACTION_UNKNOWN: {
    zh: '任务没有操作“{action}”。',
    en: 'The task has no action "{action}".',
    hintZh: '提示：可用的有 {known}。',
    hintEn: 'Hint: it has {known}.',
    ...us,
  },
  WORKFLOW_ACTION_BLOCKED: {
    zh: '还有 {count} 个 {severity} 级问题未解决，不能“{action}”。',
    en: '{count} findings of severity {severity} are open, so "{action}" is not possible.',
    hintZh: '提示：请先修正或按权限豁免。',
    hintEn: 'Hint: correct them first, or have them waived.',
    owner: 'dataProvider',
  },
  WORKFLOW_REASON_MISSING: { zh: '“{action}”必须写明原因。', en: '"{action}" needs a reason.', owner: 'dataProvider' },
  WORKFLOW_STATUS_UNKNOWN: {
    zh: '未知的状态“{status}”，应为 {known}。',
    en: 'Unknown status "{status}", expected {known}.',
    ...us,
  },
});
