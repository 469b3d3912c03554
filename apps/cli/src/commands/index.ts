import type { CommandEntry } from '../command.ts';
import { unusable } from '../failure.ts';

const READ = '--pack DIR [--packs DIR]… --cases FILE|-';
const READING =
  '[--errors FILE] [--strict] [--as-of DATE] [--dialect D] [--mapping FILE.json] [--encoding E] [--pooling-area A] [--insurance-type T]';
const ROWS = `${READ} [--out FILE|-] [--format csv|ndjson] ${READING}`;

/** Every command, in the order the usage shows them. Each is loaded only when it is called. */
export const commands: readonly CommandEntry[] = [
  {
    words: 'pack init',
    usage: '<dir> --id ID [--title T] [--layer nation|province|city|hospital] [--extends ID@RANGE]',
    summary: { zh: '在新的或空的文件夹中建立一个规则包。', en: 'Starts a pack in a new or empty folder.' },
    load: () => import('./pack-init.ts'),
  },
  {
    words: 'pack check',
    usage: '<dir> [--packs DIR]… [--json]',
    summary: {
      zh: '读取、合并、编译规则包，逐条指出问题所在。有错误时退出码为 1。',
      en: 'Reads, resolves and compiles a pack; every complaint with its address. Exit 1 when one is an error.',
    },
    load: () => import('./pack-check.ts'),
  },
  {
    words: 'pack test',
    usage: '<dir> [--packs DIR]… [--reference] [--json]',
    summary: {
      zh: '运行规则包自带的测试；--reference 同时用 json-rules-engine 与 feelin 复核。有失败或不一致时退出码为 1。',
      en: "Runs the pack's own tests; with --reference also through json-rules-engine and feelin. Exit 1 when one fails or differs.",
    },
    load: () => import('./pack-test.ts'),
  },
  {
    words: 'pack build',
    usage: '<dir> [--packs DIR]… -o FILE',
    summary: {
      zh: '把规则包和锁定的上级写成一个规范文件，并打印哈希。',
      en: 'Writes the pack with its locked parents as one canonical file and prints its hash.',
    },
    load: () => import('./pack-build.ts'),
  },
  {
    words: 'pack diff',
    usage: '<a> <b> [--packs DIR]…',
    summary: {
      zh: '按含义比较两个规则包，每个元素一行 JSON。有差异时退出码为 1。',
      en: 'Differences by meaning between two packs, one JSON line per element. Exit 1 when there are any.',
    },
    load: () => import('./pack-diff.ts'),
  },
  {
    words: 'pack merge',
    usage: '<base> <theirs> <mine> [--packs DIR]… -o DIR',
    summary: {
      zh: '三方合并：把基于 base 的规则包移到它的新版本 theirs 上，或合并同一规则包的两个版本。每处不同一行 JSON；冲突保留 mine 的内容并列入 MERGE.md，此时退出码为 1。',
      en: 'Moves a pack over base onto its new version theirs, or merges two versions of one pack. One JSON line per difference; where both changed the same, mine stays and MERGE.md says so. Exit 1 then.',
    },
    load: () => import('./pack-merge.ts'),
  },
  {
    words: 'codes import',
    usage: '<folder|file> --pack DIR [--packs DIR]… [--system icd10|icd9cm3|…] [--id ARTIFACT]',
    summary: {
      zh: '导入编码表（code,name[,…]）和映射表（from,to）；完整的全国表会替换示例表。有错误时退出码为 1。',
      en: 'Puts code tables (code,name[,…]) and maps (from,to) into a pack; a full national table replaces a sample. Exit 1 when they have errors.',
    },
    load: () => import('./codes-import.ts'),
  },
  {
    words: 'rules import',
    usage: 'FILE.json --pack DIR [--packs DIR]… --set ID [--severity block|error|warn|info]',
    summary: {
      zh: '把 json-rules-engine 规则数组导入为一个规则集（missing: reference）。',
      en: 'Puts an array of json-rules-engine rules into a pack as a rule set with missing: reference.',
    },
    load: () => import('./rules-import.ts'),
  },
  {
    words: 'tables import',
    usage:
      'FILE.dmn|FILE.xlsx|FILE.csv --pack DIR [--packs DIR]… [--id ID] [--sheet NAME] [--outputs COLUMN,…] [--hit-policy P]',
    summary: {
      zh: '导入 DMN 模型（1.1–1.5）或电子表格中的决策表；没有导入的内容逐一列出。有错误时退出码为 1。',
      en: 'Puts a DMN model (1.1 to 1.5) or the decision table of a spreadsheet into a pack; what is not taken over is named. Exit 1 when it has errors.',
    },
    load: () => import('./tables-import.ts'),
  },
  {
    words: 'tables export',
    usage: '--pack DIR [--packs DIR]… --id ARTIFACT --out FILE.dmn|FILE.xlsx|FILE.csv',
    summary: {
      zh: '导出决策表（电子表格）或它所属的整个决策模型（DMN 1.5）；再导入得到同样的内容。',
      en: 'Writes a decision table as a spreadsheet, or the whole model it belongs to as DMN 1.5; importing gives the same again.',
    },
    load: () => import('./tables-export.ts'),
  },
  {
    words: 'tables eval',
    usage: '--pack DIR [--packs DIR]… --decision NAME --input FILE.ndjson|- [--out FILE.ndjson|-]',
    summary: {
      zh: '对每行输入求一个决策，输出 {"value":…} 或 {"error":…}。有行无法求值时退出码为 1。',
      en: 'Makes one decision for every line of input: {"value":…} or {"error":…}. Exit 1 when a line could not be answered.',
    },
    load: () => import('./tables-eval.ts'),
  },
  {
    words: 'scheme import',
    usage:
      '<folder|FILE.xlsx|FILE.csv> --pack DIR [--packs DIR]… [--id ARTIFACT] [--base ID@RANGE|auto] [--mapping FILE.json] [--save-mapping FILE.json] [--errors FILE]',
    summary: {
      zh: '从表格文件夹、工作簿或 CSV 导入分组方案，并报告与标准不符之处；--base 时只写与基准的差异。有错误时退出码为 1。',
      en: 'Puts a grouping scheme from its table folder, a workbook or CSV sheets into a pack, with a conformity report; with --base only what differs from the base. Exit 1 when it has errors.',
    },
    load: () => import('./scheme-import.ts'),
  },
  {
    words: 'scheme check',
    usage: `<dir> [--packs DIR]… [--scheme ID] [--base DIR] [--cases FILE] [--settled FILE.csv] [--json] [--out FILE.json] ${READING}`,
    summary: {
      zh: '分组方案的一致性报告：未知编码、能否入组、与上级的差异、与已结算病例的一致率。有错误时退出码为 1。',
      en: 'What is to be known of a scheme: unknown codes, groups that nothing reaches, differences from a base, agreement with settled cases. Exit 1 when it has errors.',
    },
    load: () => import('./scheme-check.ts'),
  },
  {
    words: 'scheme compare',
    usage: '<a> <b> [--packs DIR]… [--scheme ID] [--other-scheme ID]',
    summary: {
      zh: '比较两个规则包的分组方案：分组、表、去向不同的编码，每处差异一行 JSON。有差异时退出码为 1。',
      en: 'Compares the schemes of two packs: groups, tables, codes that lead elsewhere, one JSON line each. Exit 1 when there are any.',
    },
    load: () => import('./scheme-compare.ts'),
  },
  {
    words: 'scheme side-by-side',
    usage: `${READ} --out DIR [--other-pack DIR] [--other-cases FILE] [--scheme ID] [--other-scheme ID] ${READING}`,
    summary: {
      zh: '两个分组方案（或首页与清单）对同一批病例的分组，差异按原因归类，写出 clusters.csv、clusters.json 和 differences.csv。有无法读取的行时退出码为 1。',
      en: 'Two schemes, or two records of each stay, over the same cases; differences put together by cause in clusters.csv, clusters.json and differences.csv. Exit 1 when a row was unreadable.',
    },
    load: () => import('./scheme-side-by-side.ts'),
  },
  {
    words: 'validate',
    usage: `${ROWS} [--all] [--lang zh|en]`,
    summary: {
      zh: '每个病例触发的规则；--all 列出全部规则的结果。有触发或无法读取的行时退出码为 1。',
      en: 'Findings of every case; --all: every outcome. Exit 1 when something fired or a row was unreadable.',
    },
    load: () => import('./validate.ts'),
  },
  {
    words: 'group',
    usage: `${ROWS} [--scheme ID] [--threads N]`,
    summary: {
      zh: '每个病例的分组。有无法读取的行时退出码为 1。',
      en: 'The group of every case. Exit 1 when a row was unreadable.',
    },
    load: () => import('./group.ts'),
  },
  {
    words: 'pay',
    usage: `${ROWS} [--scheme ID]`,
    summary: {
      zh: '每个病例按现行政策的支付。有无法读取的行时退出码为 1。',
      en: 'What the policy in force pays for every case. Exit 1 when a row was unreadable.',
    },
    load: () => import('./pay.ts'),
  },
  {
    words: 'recommend',
    usage: `${ROWS} [--scheme ID]`,
    summary: {
      zh: '每个病例还可能属于哪些 DIP 病种、各按什么结算，供核对病案依据。有无法读取的行时退出码为 1。',
      en: 'What else every case could be by a DIP scheme and how that would be settled, for verifying the record. Exit 1 when a row was unreadable.',
    },
    load: () => import('./recommend.ts'),
  },
  {
    words: 'run',
    usage: `${READ} --out DIR ${READING} [--scheme ID] [--lang zh|en]`,
    summary: {
      zh: '校验、分组、支付每个病例，写出 validate.csv、group.csv、pay.csv、measures.json 和 summary.json。有发现或无法读取的行时退出码为 1。',
      en: 'Validates, groups and pays every case into validate.csv, group.csv, pay.csv, measures.json and summary.json of a folder. Exit 1 when there are findings or unreadable rows.',
    },
    load: () => import('./run.ts'),
  },
  {
    words: 'sample',
    usage: '--cases N --ends-on DATE [--seed N] [--errors SHARE]',
    summary: {
      zh: '以 NDJSON 输出一家虚构医院一年的病例；植入的错误写在 _truth。',
      en: 'Writes a synthetic hospital year as NDJSON; the errors put into a case stand under _truth.',
    },
    load: () => import('./sample.ts'),
  },
];

/** Named in the interface, built later. */
export const notBuilt: readonly string[] = ['impact'];

/** The command that the first words call, and the words after it. @throws CaseloomError CLI_NOT_BUILT, CLI_COMMAND_UNKNOWN */
export function findCommand(words: readonly string[]): { entry: CommandEntry; rest: readonly string[] } {
  const calls = (name: string): boolean => name.split(' ').every((word, index) => words[index] === word);
  const entry = commands.find((one) => calls(one.words));
  if (entry !== undefined) return { entry, rest: words.slice(entry.words.split(' ').length) };
  const later = notBuilt.find(calls);
  if (later !== undefined) throw unusable('CLI_NOT_BUILT', { what: later });
  const family = commands.filter((one) => one.words.startsWith(`${words[0]} `));
  const known = (family.length > 0 ? family : commands).map((one) => one.words).join(', ');
  throw unusable('CLI_COMMAND_UNKNOWN', { command: words.slice(0, family.length > 0 ? 2 : 1).join(' '), known });
}
