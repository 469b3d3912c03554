import { readFileSync } from 'node:fs';
import type { CommandEntry } from './command.ts';
import { commands, notBuilt } from './commands/index.ts';
import { language } from './language.ts';

const isChinese = language === 'zh-CN';

/** Every command with what it takes and does. */
export function usageOfAll(): string {
  return [
    isChinese
      ? 'caseloom：在命令行处理规则包与病例文件，不需要数据库'
      : 'caseloom: rule packs and case files on the command line, without a database',
    '',
    ...commands.map(usageOf),
    '',
    `${isChinese ? '本版本尚未提供' : 'Not in this version'}: ${notBuilt.join(', ')}`,
    isChinese
      ? '退出码：0 每个可读的行都有结果；1 有发现的问题或无法读取的行；2 输入无法使用'
      : 'Exit: 0 every readable row got an answer, 1 findings or unreadable rows, 2 unusable input',
  ].join('\n');
}

export function usageOf({ words, usage, summary }: CommandEntry): string {
  return `  caseloom ${words} ${usage}\n      ${isChinese ? summary.zh : summary.en}`;
}

export function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
