import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dialects, fields, genericPath, sections, settlementFieldTable } from '@caseloom/record';

const page = 'docs/spec/record.md';
const marker = '<!-- tables: made from the catalogue; checked by test/conformance/record-page.spec.ts -->';
const PAGE_DIALECTS = ['hqms', 'natdss', 'form2011', 'drgCase', 'dipCase', 'visitCase'] as const;

/** Field → what a dialect calls it; numbered families as `first … last`. */
function columnsOf(id: string, path: string): string {
  const columns = dialects
    .find((dialect) => dialect.id === id)!
    .columns.filter((column) => {
      const at =
        column.form === 'incisionHealing' ? [`${column.path}.incisionGrade`, `${column.path}.healing`] : [column.path];
      return at.some((one) => genericPath(one) === path);
    });
  return shortened(columns.map(({ column, part }) => (part === undefined ? column : `${column} (${part})`)));
}

function listColumnsOf(path: string): string {
  const own = settlementFieldTable.filter((column) => column.path !== '' && genericPath(column.path) === path);
  return shortened(own.map(({ node, column }) => (node === 'setlinfo' ? column : `${node}.${column}`)));
}

function shortened(names: readonly string[]): string {
  return names.length <= 4 ? names.join(' ') : `${names[0]} … ${names.at(-1)} (${names.length})`;
}

function tables(): string {
  const parts = sections.flatMap(({ id, zh, en }) => {
    const own = fields.filter((field) => field.section === id);
    if (own.length === 0) return [];
    const rows = own.map((field) => {
      const names =
        field.document === 'derived'
          ? ['', '', '', '']
          : [
              ...['hqms', 'natdss', 'form2011'].map((dialect) => columnsOf(dialect, field.path)),
              listColumnsOf(field.path),
            ];
      return `| \`${field.path}\` | ${field.zh} | ${field.en} | ${field.type}${field.valueSet === undefined ? '' : ` (${field.valueSet})`} | ${names.join(' | ')} |`;
    });
    return [
      `### ${zh} ${en}\n\n| field | 中文 | English | type | hqms | natdss | form2011 | 4101 / 4101A |\n|---|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`,
    ];
  });
  const cases = (['drgCase', 'dipCase', 'visitCase'] as const).map((id) => {
    const { columns, passedOver } = dialects.find((dialect) => dialect.id === id)!;
    const rows = columns.map(
      ({ column, path, form, values }) =>
        `| ${column} | \`${path}\` | ${[
          form ?? '',
          values === undefined
            ? ''
            : Object.entries(values)
                .map(([from, to]) => `${from} ${to}`)
                .join(', '),
        ]
          .filter(Boolean)
          .join('; ')} |`,
    );
    const rest = passedOver === undefined ? '' : `\nPassed over: ${passedOver.join(', ')}.\n`;
    return `### ${id}\n\n| column | field | form, values |\n|---|---|---|\n${rows.join('\n')}\n${rest}`;
  });
  const unused = settlementFieldTable.filter(({ path }) => path === '').map(({ node, column }) => `${node}.${column}`);
  return `\n## Every field\n\n${[...parts, ...cases].join('\n')}\nOf 4101 not kept apart: ${unused.join(', ')}.\n`;
}

describe('the page of the record', () => {
  it('carries the mapping tables of every dialect as the catalogue has them (CASELOOM_WRITE_PAGES=yes writes them)', () => {
    const text = readFileSync(page, 'utf8');
    const [head] = text.split(marker);
    const wanted = `${head}${marker}\n${tables()}`;
    if (process.env['CASELOOM_WRITE_PAGES'] === 'yes') writeFileSync(page, wanted);
    expect(readFileSync(page, 'utf8')).toBe(wanted);
  });

  it('gives every column of every dialect a place', () => {
    const text = tables();
    for (const id of PAGE_DIALECTS)
      expect([id, text.includes(dialects.find((dialect) => dialect.id === id)!.columns.at(-1)!.column)]).toEqual([
        id,
        true,
      ]);
    for (const field of fields) expect([field.path, text.includes(`\`${field.path}\``)]).toEqual([field.path, true]);
  });
});
