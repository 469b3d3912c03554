import { defineMessages } from '@caseloom/core';

/** What the server answers when it refuses, by code; the studio and the command line make sentences of it. */
export const serverMessages = defineMessages({
  SIGN_IN_NEEDED: { zh: '请先登录。', en: 'Please sign in.' },
  SIGN_IN_FAILED: { zh: '账号或密码不正确。', en: 'Account or password is not right.' },
  SIGN_IN_LOCKED: {
    zh: '尝试次数过多，请 {minutes} 分钟后再试。',
    en: 'Too many attempts. Try again in {minutes} minutes.',
  },
  SIGN_IN_LINK_UNUSABLE: {
    zh: '登录链接无效、已使用或已过期。',
    en: 'The sign-in link is not valid, was used, or has expired.',
    hintZh: '请管理员重新生成。',
    hintEn: 'Ask an administrator for another one.',
  },
  PASSWORD_NOT_RIGHT: { zh: '当前密码不正确。', en: 'The current password is not right.' },
  PASSWORD_TOO_SIMPLE: {
    zh: '密码过于简单：至少 10 个字符，不能与账号相同或只有一种字符。',
    en: 'The password is too simple: at least 10 characters, not the account, not one character repeated.',
  },
  PERMISSION_MISSING: {
    zh: '没有权限：{permission}。',
    en: 'You lack the permission {permission}.',
    hintZh: '如需要，请联系安全管理员。',
    hintEn: 'Ask your security administrator if you need it.',
  },
  ORIGIN_REFUSED: { zh: '请求来自其他网站，已拒绝。', en: 'The request came from another site and was refused.' },
  INPUT_INVALID: { zh: '“{field}”不符合要求：{problem}。', en: '"{field}" is not acceptable: {problem}.' },
  INPUT_UNREADABLE: { zh: '提交的内容无法读取。', en: 'What was sent cannot be read.' },
  INPUT_TOO_LARGE: { zh: '内容过大（上限 {limitMb} MB）。', en: 'The content is too large (at most {limitMb} MB).' },
  SCHEME_SETTLED_COLUMN: {
    zh: '文件中没有结算病组的列，可用列名：{columns}。',
    en: 'No column names the group that a case was settled in; known are {columns}.',
  },
  SCHEME_UPLOAD_UNREADABLE: {
    zh: '“{file}”不是可读的分组方案：请上传 .xlsx、.csv 或方案文件夹。',
    en: '"{file}" holds no scheme that can be read: an .xlsx, a .csv or the folder of a scheme is needed.',
  },
  FILE_MISSING: { zh: '没有收到文件。', en: 'No file was received.' },
  NOT_FOUND: { zh: '没有找到。', en: 'Not found.' },
  ALREADY_EXISTS: { zh: '已存在同名内容。', en: 'This exists already.' },
  VERSION_MISSING: { zh: '保存需要说明所依据的版本。', en: 'Saving needs the version it is based on.' },
  VERSION_STALE: {
    zh: '内容已被他人修改（您的版本 {yours}，当前版本 {current}）。',
    en: 'Somebody else changed this meanwhile (yours is version {yours}, the current one {current}).',
    hintZh: '请比较后再保存。',
    hintEn: 'Compare, then save again.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '同一个请求编号用于了不同的内容。',
    en: 'One idempotency key was used for different requests.',
  },
  BUSY: { zh: '系统繁忙，请稍后再试。', en: 'The system is busy. Please try again shortly.' },
  INTERNAL: { zh: '系统出错，内容没有保存。', en: 'Something failed; nothing was saved.', owner: 'us' },
  CASE_LOCKED: { zh: '首页已定稿，不能修改。', en: 'The front page is final and cannot be changed.' },
  CASE_NOT_YOURS_NOW: { zh: '当前环节不由您修改。', en: 'The case is not with you at this stage.' },
  CHANGE_EMPTY: { zh: '没有改动。', en: 'Nothing was changed.' },
  CONFLICT_UNKNOWN: { zh: '“{path}”没有待处理的冲突。', en: 'There is no open conflict at "{path}".' },
  FINDING_UNKNOWN: { zh: '没有这个问题（可能已解决）。', en: 'There is no such finding; it may be solved.' },
  FINDING_MUST_BE_FIXED: {
    zh: '阻断问题必须修正，不能豁免。',
    en: 'A blocking finding must be fixed; it cannot be waived.',
  },
  FINDING_DECISION_WRONG: {
    zh: '“{severity}”级问题不能这样处理。',
    en: 'A finding of severity {severity} is not decided like this.',
  },
  REASON_CODE_UNKNOWN: {
    zh: '原因代码“{code}”不在本院的原因清单中。',
    en: "The reason {code} is not in the hospital's list.",
  },
  REASON_MISSING: { zh: '请填写原因。', en: 'A reason is needed.' },
  PROPOSAL_GONE: {
    zh: '规则“{rule}”目前没有降级建议（数据已变化或已有人处理）。',
    en: 'There is no proposal to demote rule {rule} now; the figures changed or somebody decided.',
  },
  DEMOTION_PERIOD_WRONG: {
    zh: '有效期不正确：止期应不早于起期，起期不早于今天。',
    en: 'The period is not right: it ends no earlier than it begins, and begins no earlier than today.',
  },
  DEMOTION_NOT_STANDING: { zh: '该降级已撤销。', en: 'The demotion was revoked already.' },
  FEEDBACK_ANSWERED: { zh: '该反馈已处理。', en: 'The report was answered already.' },
  MODEL_UNKNOWN: { zh: '规则包中没有模型“{model}”。', en: 'The pack has no model "{model}".' },
  MODEL_RUN_NOT_DONE: { zh: '学习尚未完成。', en: 'Learning has not finished.' },
  MODEL_JUDGED_TOO_FEW: {
    zh: '只判断了 {judged} 条，至少需要 {least} 条。',
    en: 'Only {judged} findings were judged; at least {least} are needed.',
  },
  MODEL_PRECISION_BELOW: {
    zh: '测得的精确率 {precision} 低于门槛 {threshold}。',
    en: 'The measured precision {precision} is below the threshold {threshold}.',
  },
  EVALUATION_MISSING: { zh: '该病例尚无评估结果。', en: 'The case has no result yet.' },
  NO_PACK_IN_FORCE: {
    zh: '{date} 没有启用的规则包（用途：{purpose}）。',
    en: 'No pack is in force on {date} for {purpose}.',
  },
  TASK_CLOSED: { zh: '任务已完成。', en: 'The task is done already.' },
  TASK_NOT_YOURS: { zh: '任务属于其他岗位或其他人。', en: 'The task belongs to another role or person.' },
  TASK_ACTION_UNKNOWN: { zh: '任务没有操作“{action}”。', en: 'The task has no action "{action}".' },
  TASK_BLOCKED: {
    zh: '还有未处理的问题：阻断 {block}，错误 {error}，提醒 {warn}。',
    en: 'Findings are still open: {block} blocking, {error} errors, {warn} warnings.',
  },
  TASK_ASSIGNEE_UNSUITABLE: { zh: '该同事的角色不能处理此任务。', en: 'This person’s roles cannot do the task.' },
  JOB_NOT_STOPPABLE: { zh: '任务已结束，不能取消。', en: 'The job has ended and cannot be cancelled.' },
  JOB_NOT_RESUMABLE: { zh: '任务不能继续（状态：{state}）。', en: 'The job cannot go on (it is {state}).' },
  JOB_FILE_GONE: {
    zh: '导入文件已不在服务器上。',
    en: 'The imported file is no longer on the server.',
    hintZh: '请重新上传。',
    hintEn: 'Upload it again.',
  },
  JOB_FAILED: { zh: '任务失败，编号 {requestId}。', en: 'The job failed; number {requestId}.', owner: 'us' },
  IMPORT_ROW_FAILED: {
    zh: '这一行无法处理，未导入，编号 {requestId}。',
    en: 'This row could not be processed and was left out; number {requestId}.',
    owner: 'us',
  },
  MAPPING_UNKNOWN: { zh: '没有列映射“{mapping}”。', en: 'There is no column mapping "{mapping}".' },
  PACK_UNKNOWN: { zh: '没有规则包“{packId}”。', en: 'There is no pack "{packId}".' },
  PACK_PIECE_DAMAGED: {
    zh: '规则包文件的一部分（{piece}）缺失或已损坏，请从备份恢复。',
    en: 'A part of a pack file ({piece}) is missing or damaged; restore it from a backup.',
    owner: 'us',
  },
  PACK_PARENT_UNKNOWN: { zh: '缺少上级规则包：{id} {range}。', en: 'The parent pack {id} {range} is missing.' },
  PACK_VERSION_TAKEN: { zh: '版本 {version} 已发布。', en: 'Version {version} is published already.' },
  DRAFT_VERSION_INVALID: {
    zh: '版本号“{version}”不合规范（如 1.2.0），或不高于基础版本。',
    en: 'Version "{version}" is not of the form 1.2.0, or not above its base.',
  },
  PACK_HAS_ERRORS: { zh: '规则包有 {errors} 处错误，不能继续。', en: 'The pack has {errors} errors and cannot go on.' },
  PACK_TESTS_FAIL: { zh: '规则包自带测试失败 {failed} 项。', en: '{failed} of the pack’s own tests fail.' },
  PACK_REFERENCE_DIFFERS: {
    zh: '与参考引擎有 {different} 处不一致。',
    en: '{different} answers differ from the reference engine.',
  },
  DRAFT_NOT_YOURS: { zh: '草稿属于 {author}。', en: 'The draft belongs to {author}.' },
  DRAFT_STATE: { zh: '草稿当前为“{state}”，不能进行此操作。', en: 'The draft is {state}; this cannot be done now.' },
  BULK_OTHER_COUNT: {
    zh: '符合条件的规则数已变化：预览时 {expected} 条，现在 {now} 条。',
    en: 'Another number of rules would change now: {now} instead of the {expected} of the preview.',
    hintZh: '请重新预览。',
    hintEn: 'Preview again.',
  },
  TRY_TOO_MANY_RULES: {
    zh: '改动涉及 {rules} 条规则，一次最多试算 {most} 条。',
    en: 'The change concerns {rules} rules; at most {most} can be tried at once.',
    hintZh: '请选择其中的规则单独试算，或在发布前做影响分析。',
    hintEn: 'Try some of them by themselves, or run an impact analysis before publishing.',
  },
  TRY_TOO_MANY_CASES: {
    zh: '所选 {cases} 个病例的数据过多，无法一次试算。',
    en: 'The {cases} chosen cases hold too much to be tried at once.',
    hintZh: '请缩小病例范围，或稍后再试。',
    hintEn: 'Choose fewer cases, or try again later.',
  },
  SCHEME_FAMILIES_DIFFER: {
    zh: '两个方案属于不同的方法（{a} 与 {b}），无法对比。',
    en: 'The two schemes belong to different methods ({a} and {b}) and cannot be compared.',
  },
  TRY_TOO_COSTLY: {
    zh: '改动的规则计算量过大，{cases} 个病例无法在限额内试算完。',
    en: 'The changed rules take too many steps for {cases} cases.',
    hintZh: '请减少病例，或简化规则中的循环与嵌套列表。',
    hintEn: 'Choose fewer cases, or simplify loops and nested lists in the rules.',
  },
  UNDO_CHANGED_SINCE: {
    zh: '“{file}”之后又被修改，不能直接撤销。',
    en: '"{file}" was changed again since; this edit can no longer be taken back as a whole.',
  },
  DRAFT_OWN_APPROVAL: { zh: '作者不能审批自己的规则包。', en: 'An author does not approve their own pack.' },
  ARTIFACT_UNKNOWN: { zh: '没有构件“{artifact}”。', en: 'There is no artifact "{artifact}".' },
  TABLE_UNKNOWN: { zh: '没有数据表“{table}”。', en: 'There is no table "{table}".' },
  ACTIVATION_TIE: {
    zh: '范围与已有启用记录“{scope}”同样具体，无法决定哪个优先。',
    en: 'The scope is as specific as that of an existing activation ({scope}); which one counts would be undecided.',
  },
  ACTIVATION_CHANGES_NOTHING: {
    zh: '该版本在此用途、范围和日期已启用。',
    en: 'This version is active for this purpose, scope and date already.',
  },
  ACTIVATION_UNUSABLE: { zh: '此规则包没有用于“{purpose}”的内容。', en: 'This pack has nothing for {purpose}.' },
  ROLE_UNKNOWN: { zh: '没有角色“{role}”。', en: 'There is no role "{role}".' },
  PERMISSION_UNKNOWN: { zh: '没有权限“{permission}”。', en: 'There is no permission "{permission}".' },
  SEPARATE_HANDS: {
    zh: '一个账号不能同时拥有 {first} 与 {second}（三权分立）。',
    en: 'One account cannot hold both {first} and {second}.',
  },
  USER_IS_YOU: {
    zh: '不能停用自己的账号或修改自己的角色。',
    en: 'You cannot disable yourself or change your own roles.',
  },
  MEASURE_UNKNOWN: { zh: '没有指标“{measure}”。', en: 'There is no measure "{measure}".' },
  EMBEDDED_DATABASE: {
    zh: '正在使用内置数据库：断电可能丢失最近一次备份之后的数据。正式使用请配置 PostgreSQL。',
    en: 'The embedded database is in use: a power failure may cost what came after the last backup. Use PostgreSQL for real work.',
  },
  IMPORT_COLUMNS_IGNORED: {
    zh: '{count} 列没有对应字段，未读取：{columns}。',
    en: '{count} columns have no field and were not read: {columns}.',
  },
  NO_PACK_ACTIVE: { zh: '还没有启用的规则包。', en: 'No pack has been activated yet.' },
});

export type ServerCode = keyof typeof serverMessages;
