import { defineMessages } from '@caseloom/core';

/** What the command line itself has to say. */
export const cliMessages = defineMessages({
  CLI_COMMAND_UNKNOWN: {
    zh: '没有“{command}”这个命令。',
    en: 'There is no command "{command}".',
    hintZh: '现有命令：{known}',
    hintEn: 'There are: {known}',
  },
  CLI_NOT_BUILT: { zh: '{what}：本版本尚未提供。', en: '{what}: not in this version.' },
  CLI_USAGE: { zh: '用法：caseloom {usage}', en: 'Usage: caseloom {usage}' },
  CLI_OPTION_UNKNOWN: {
    zh: '没有选项 --{option}。',
    en: 'There is no option --{option}.',
    hintZh: '本命令的选项：{known}',
    hintEn: 'This command knows: {known}',
  },
  CLI_OPTION_NEEDED: { zh: '缺少选项 --{option}。', en: '--{option} is needed.' },
  CLI_OPTION_NO_VALUE: { zh: '选项 --{option} 后面缺少值。', en: '--{option} needs a value.' },
  CLI_OPTION_SWITCH: { zh: '选项 --{option} 不带值。', en: '--{option} takes no value.' },
  CLI_OPTION_TWICE: { zh: '选项 --{option} 给了两次。', en: '--{option} is given twice.' },
  CLI_OPTION_INVALID: {
    zh: '--{option} “{value}”：应为 {expected}。',
    en: '--{option} "{value}": expected {expected}.',
  },
  CLI_SAME_FILE: {
    zh: '“{file}”既是输入又是输出。',
    en: '"{file}" is read and written at once.',
    hintZh: '请换一个输出文件。',
    hintEn: 'Name another file to write.',
  },
  CLI_CANNOT_READ: { zh: '无法读取“{file}”：{reason}', en: '"{file}" cannot be read: {reason}' },
  CLI_CANNOT_WRITE: { zh: '无法写入“{file}”：{reason}', en: '"{file}" cannot be written: {reason}' },
  CLI_NOT_TEXT: { zh: '“{file}”既不是 UTF-8 也不是 GB18030 文本。', en: '"{file}" is neither UTF-8 nor GB18030 text.' },
  CLI_FOLDER_NOT_EMPTY: { zh: '“{folder}”不是空文件夹。', en: '"{folder}" is no empty folder.' },
  CLI_FOLDER_NO_TABLE: { zh: '“{folder}”中没有 .csv 文件。', en: '"{folder}" has no .csv file.' },
  CLI_TABLE_COLUMNS: {
    zh: '“{file}”需要列 code,name 或 from,to；现有：{columns}',
    en: '"{file}" needs the columns code,name or from,to; it has {columns}.',
  },
  CLI_TABLE_ROW: {
    zh: '这一行有 {found} 列，表头有 {expected} 列。',
    en: 'The row has {found} cells, the header {expected}.',
  },
  CLI_TABLE_FILE_KIND: {
    zh: '“{file}”不是 .dmn、.xlsx 或 .csv 文件。',
    en: '"{file}" is no .dmn, .xlsx or .csv file.',
  },
  CLI_TABLE_UNKNOWN: {
    zh: '规则包中没有决策“{id}”。现有：{known}',
    en: 'The pack has no decision "{id}". There are: {known}',
  },
  CLI_NO_TABLE: {
    zh: '“{id}”不是决策表，只能导出为 .dmn。',
    en: '"{id}" is no table; it can be written as .dmn only.',
  },
  CLI_LINE_NOT_OBJECT: {
    zh: '这一行不是 JSON 对象。',
    en: 'The line is no JSON object.',
    hintZh: '每行一个对象：{"输入名称": 值}。',
    hintEn: 'One object a line: {"input name": value}.',
  },
  CLI_LINES_FAILED: { zh: '{count} 行无法求值。', en: '{count} lines could not be answered.' },
  CLI_PARENT_MISSING: {
    zh: '规则包 {child} 继承 {parent}，但在以下文件夹中找不到：{folders}',
    en: 'Pack {child} extends {parent}, which is in none of: {folders}',
    hintZh: '用 --packs DIR 指明上级规则包所在的文件夹。找到的版本：{found}',
    hintEn: 'Name the folder that has it by --packs DIR. Versions found: {found}',
  },
  CLI_PARENT_CYCLE: {
    zh: '规则包 {child} 继承的 {parent} 又在它之上。',
    en: 'Pack {child} extends {parent}, which stands above itself.',
  },
  CLI_NO_SCHEME: { zh: '规则包 {pack} 没有分组方案。', en: 'Pack {pack} has no grouping scheme.' },
  CLI_SCHEME_UNKNOWN: {
    zh: '规则包 {pack} 没有分组方案“{scheme}”。现有：{known}',
    en: 'Pack {pack} has no grouping scheme "{scheme}". There are: {known}',
  },
  CLI_SCHEME_AMBIGUOUS: {
    zh: '规则包 {pack} 有多个分组方案：{known}。',
    en: 'Pack {pack} has several grouping schemes: {known}.',
    hintZh: '用 --scheme ID 选定一个。',
    hintEn: 'Choose one by --scheme ID.',
  },
  CLI_RECOMMEND_NOT_OFFERED: {
    zh: '分组方案“{scheme}”（{family}）没有规定推荐方法；只有写明 recommend 的 DIP 方案可以推荐。',
    en: 'The scheme "{scheme}" ({family}) does not say how to recommend; only DIP schemes with a part "recommend" do.',
  },
  CLI_NO_POLICY: { zh: '规则包 {pack} 没有支付政策。', en: 'Pack {pack} has no payment policy.' },
  CLI_COLUMNS_IGNORED: { zh: '不使用的列：{columns}', en: 'Columns that nobody reads: {columns}' },
  CLI_STRICT: { zh: '--strict 不允许不使用的列或字段：{columns}', en: '--strict refuses what nobody reads: {columns}' },
  CLI_ROWS_REFUSED: { zh: '{count} 行无法读取。', en: '{count} rows could not be read.' },
  CLI_ROWS_REFUSED_LISTED: { zh: '{count} 行无法读取，见 {file}。', en: '{count} rows could not be read, see {file}.' },
  CLI_ROWS_REFUSED_MORE: {
    zh: '……共 {count} 行无法读取；--errors FILE 可列出全部。',
    en: '… {count} rows could not be read in all; --errors FILE lists every one.',
  },
  CLI_ROWS_REMARKED: {
    zh: '{reason}（共 {count} 处，第一处在第 {row} 行）',
    en: '{reason} ({count} in all, first in row {row})',
  },
  CLI_AS_OF_ASSUMED: {
    zh: '{count} 个病例没有出院日期，按规则包最新的生效日 {date} 计算（入院更晚的按入院日）。',
    en: '{count} cases have no discharge date and were taken as of {date}, the last start date in the pack, or of their admission after it.',
    hintZh: '用 --as-of DATE 指定日期。',
    hintEn: 'Say another date by --as-of DATE.',
  },
  CLI_BASE_OTHER: {
    zh: '规则包继承的是 {found}，不是 {base}。',
    en: 'The pack extends {found}, not {base}.',
    hintZh: '改用 --base {found}@RANGE，或另建一个规则包。',
    hintEn: 'Say --base {found}@RANGE, or import into another pack.',
  },
  CLI_BASE_SET: { zh: '继承 {base}（原为：{before}）。', en: 'Extends {base} now (before: {before}).' },
  CLI_BASE_NONE: {
    zh: '以下文件夹中没有可作基准的 {family} 分组方案：{folders}',
    en: 'None of these folders has a pack with a {family} scheme to lay this over: {folders}',
    hintZh: '用 --packs DIR 指明国家规则包所在的文件夹。',
    hintEn: 'Name the folder of the national packs by --packs DIR.',
  },
  CLI_BASE_SCHEME: {
    zh: '基准 {base} 没有 {family} 分组方案“{scheme}”。现有：{known}',
    en: 'Base {base} has no {family} scheme "{scheme}". There are: {known}',
  },
  CLI_BASE_NEAREST: {
    zh: '最接近的基准：{base}（相同 {share} %）；其他：{others}',
    en: 'Nearest base: {base} ({share} % alike); others: {others}',
  },
  CLI_OVERLAY_LIST: {
    zh: '新增 {added}，删除 {removed}，修改 {changed}，仅名称 {cosmetic}，移动 {moved}，相同 {same}{form}',
    en: '{added} added, {removed} removed, {changed} changed, {cosmetic} in names only, {moved} moved, {same} the same{form}',
  },
  CLI_OVERLAY_REPLACED: { zh: '被本次导入取代：{files}', en: 'Replaced by this import: {files}' },
  CLI_OVERLAY_WHOLE: { zh: '（整表重写更短）', en: '(written anew, that is shorter)' },
  CLI_OVERLAY_SIZE: {
    zh: '覆盖 {overlay} KB，完整复制为 {full} KB（{share} %）',
    en: 'an overlay of {overlay} KB, a full copy has {full} KB ({share} %)',
  },
  CLI_MERGE_TITLE: { zh: '合并：待定事项', en: 'Merge: left to decide' },
  CLI_MERGE_COUNTS: {
    zh: '保留 {kept}，采纳 {adopted}，双方相同 {agreed}，逐项合并 {merged}，冲突 {conflict}',
    en: '{kept} kept, {adopted} adopted, {agreed} alike on both sides, {merged} merged member by member, {conflict} in conflict',
  },
  CLI_MERGE_CONFLICTS: {
    zh: '{count} 处双方改得不同（其中 {names} 处仅为名称），暂保留 mine 的内容；见 {file}',
    en: 'Both sides changed {count} differently ({names} in names only); mine stays until decided, see {file}',
    hintZh: '全部定下后删除该文件。',
    hintEn: 'Delete the file when all is decided.',
  },
  CLI_MERGE_HEADER: { zh: '位置 | 冲突 | 原来 | 新版 | 本包', en: 'place | conflict | base | theirs | mine' },
  CLI_MERGE_NAMES: { zh: '仅名称', en: 'In names only' },
  CLI_MERGE_VALUE: { zh: '双方改成不同的值', en: 'changed differently' },
  CLI_MERGE_REMOVED_BY_MINE: { zh: '本包停用，新版修改', en: 'mine took it out, theirs changed it' },
  CLI_MERGE_REMOVED_BY_THEIRS: { zh: '新版删除，本包修改', en: 'theirs took it out, mine changed it' },
  CLI_MERGE_ORDER: { zh: '双方放在同一位置', en: 'both put something at the same place' },
  CLI_NOT_TAKEN_OVER: { zh: '未导入：{files}', en: 'Not taken over: {files}' },
  CLI_PAIR_MISSING: {
    zh: '{count} 个病例只在一个文件中，未比较。',
    en: '{count} cases stand in one file only and were not compared.',
  },
  CLI_SYSTEM: { zh: '系统拒绝：{reason}', en: 'The system refused: {reason}' },
  CLI_MORE_ISSUES: {
    zh: '……还有 {count} 处；`caseloom pack check` 可列出全部。',
    en: '… and {count} more; `caseloom pack check` lists them all.',
  },
  CLI_UNEXPECTED: {
    zh: '程序出现意外错误（{name}）。',
    en: 'Something went wrong that this program did not expect ({name}).',
    hintZh: '设置 CASELOOM_DEBUG=1 可查看出错位置。',
    hintEn: 'Set CASELOOM_DEBUG=1 to see where.',
  },
});

export type CliCode = keyof typeof cliMessages;
