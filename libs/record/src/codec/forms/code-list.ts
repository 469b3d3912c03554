import type { CaseRecord, DiagnosisItem, ProcedureItem } from '../../types.ts';
import { isMissingMark } from '../../values/text.ts';
import type { Form } from './form.ts';

const SEPARATOR = '|';

/** All diagnoses or all procedures in one cell, joined by `|`, the principal one first; an empty first place means that none is principal. */
export const codeList: Form = {
  reader: ([column]) => {
    const { index, path } = column!;
    const put = path === 'diagnoses' ? putDiagnoses : putProcedures;
    return (reading) => {
      const cell = reading.cell(index);
      if (cell !== '') put(reading.draft, cell.split(SEPARATOR));
    };
  },
  writer: ({ path }) =>
    path === 'diagnoses' ? (record) => joined(diagnosesOf(record)) : (record) => joined(record.op ?? []),
};

function putDiagnoses(draft: CaseRecord, codes: readonly string[]): void {
  const [principal, ...others] = codes.map(item);
  const dx = (draft.dx ??= {});
  if (principal?.code !== undefined) dx.principal = principal;
  if (others.length > 0) dx.other = others;
}

function putProcedures(draft: CaseRecord, codes: readonly string[]): void {
  draft.op = codes.map(item);
}

function item(text: string): DiagnosisItem & ProcedureItem {
  const code = text.trim();
  return isMissingMark(code) ? {} : { code };
}

function diagnosesOf(record: CaseRecord): readonly DiagnosisItem[] {
  return [record.dx?.principal ?? {}, ...(record.dx?.other ?? [])];
}

function joined(items: readonly { readonly code?: string }[]): string {
  const codes = items.map(({ code }) => code ?? '');
  while (codes.length > 0 && codes.at(-1) === '') codes.pop();
  return codes.join(SEPARATOR);
}
