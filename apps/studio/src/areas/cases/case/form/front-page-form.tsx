import { valueAt } from '@caseloom/record';
import { useEffect, useMemo, useState } from 'react';
import { useFields } from '../../../../api/knowledge.ts';
import { useLanguage, useT } from '../../../../i18n/index.ts';
import { Loading, useRemembered } from '../../../../parts/index.ts';
import { useCaseView } from '../case-context.ts';
import { diagnosisRows, listRows } from '../edit/rows.ts';
import type { Severity } from '../findings/group-findings.ts';
import { ChargeLines } from './charge-lines.tsx';
import { FeeSection } from './fee-section.tsx';
import { FieldCell, fieldId } from './field-cell.tsx';
import { FormSection } from './form-section.tsx';
import { layout, sectionOf, shownFields, tablesOf, type SectionId } from './layout.ts';
import { ListTable } from './list-table.tsx';
import styles from './form.module.css';

const USUAL: Readonly<Record<string, readonly string[]>> = {
  'dx.other[]': ['code', 'name', 'poa', 'outcome'],
  'op[]': [
    'code',
    'name',
    'date',
    'level',
    'surgeon',
    'assistant1',
    'assistant2',
    'incisionGrade',
    'healing',
    'anesthesia',
    'asa',
    'anesthetist',
  ],
  'icu[]': ['wardType', 'inAt', 'outAt', 'duration'],
  'dx.pathologyOther[]': ['code', 'name', 'no'],
  'dx.externalOther[]': ['code', 'name'],
};
/** Tables that stand in the form even when they are empty. */
const ALWAYS = ['dx.other[]', 'op[]', 'icu[]'];
const NO_COUNTS: Readonly<Record<Severity, number>> = { block: 0, error: 0, warn: 0, info: 0 };

/** A place to go to; a new object goes there again. */
export interface Target {
  readonly path: string;
}

/** The front page in the paper form's order: sections of labelled values, tables for lists, fees that add up. */
export function FrontPageForm({ target }: { readonly target: Target | undefined }) {
  const t = useT('cases');
  const language = useLanguage();
  const { fields, byPath, ready } = useFields();
  const { record, base, editable, marks } = useCaseView();
  const sections = useMemo(() => layout(fields), [fields]);
  const tables = useMemo(() => tablesOf(fields), [fields]);
  const [folded, setFolded] = useRemembered<readonly SectionId[]>('case.folded', ['annex', 'settlement', 'charges']);
  const [everything, setEverything] = useState<readonly SectionId[]>([]);
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());

  const sectionAt = (path: string): SectionId | undefined => {
    const generic = path.replace(/\[\d+\]/g, '[]');
    const field =
      byPath.get(generic) ??
      byPath.get(path) ??
      fields.find((one) => one.path.startsWith(`${generic}.`) || one.path.startsWith(`${generic}[`));
    return field === undefined
      ? path.startsWith('charges')
        ? 'charges'
        : undefined
      : path.startsWith('dx.principal')
        ? 'diagnosis'
        : sectionOf(field);
  };
  const [reached, setReached] = useState<Target>();
  if (target !== undefined && target !== reached && ready) {
    setReached(target);
    const section = sectionAt(target.path);
    if (section !== undefined && folded.includes(section)) setFolded(folded.filter((one) => one !== section));
    if (!revealed.has(target.path)) setRevealed(new Set([...revealed, target.path]));
  }
  useEffect(() => {
    if (reached === undefined) return;
    const element = elementAt(reached.path);
    element?.scrollIntoView({ block: 'center' });
    element?.classList.add(styles['flash'] ?? 'flash');
    element?.querySelector<HTMLElement>('input:not([type=hidden])')?.focus({ preventScroll: true });
    const timer = setTimeout(() => element?.classList.remove(styles['flash'] ?? 'flash'), 1_600);
    return () => clearTimeout(timer);
  }, [reached]);

  const marked = useMemo(() => new Set([...marks.keys(), ...revealed]), [marks, revealed]);
  if (!ready) return <Loading rows={12} />;
  const counts = new Map<SectionId, Record<Severity, number>>();
  for (const [path, finding] of marks) {
    const section = sectionAt(path);
    if (section === undefined) continue;
    const had = counts.get(section) ?? { ...NO_COUNTS };
    had[finding.severity] += 1;
    counts.set(section, had);
  }
  return (
    <div className={styles['form']}>
      {sections.map((section) => {
        const all = everything.includes(section.id);
        const shown = shownFields(section, record, marked, all);
        const ownTables = tables.filter(
          (table) =>
            table.section === section.id &&
            (ALWAYS.includes(table.generic) || listRows(table.generic.slice(0, -2)).read(record).length > 0 || all),
        );
        const hasCharges = section.id === 'charges' && (record.charges?.length ?? 0) > 0;
        if (shown.length === 0 && ownTables.length === 0 && !hasCharges) return null;
        const toggle = (list: readonly SectionId[]) =>
          list.includes(section.id) ? list.filter((one) => one !== section.id) : [...list, section.id];
        return (
          <FormSection
            key={section.id}
            id={section.id}
            folded={folded.includes(section.id)}
            onFold={() => setFolded(toggle(folded))}
            counts={counts.get(section.id) ?? NO_COUNTS}
            hidden={section.fields.length - shown.length}
            everything={all}
            onEverything={() => setEverything(toggle(everything))}
          >
            {section.id === 'fee' ? (
              <FeeSection fields={shown} />
            ) : (
              <div className={styles['grid']}>
                {shown.map((field) => (
                  <FieldCell
                    key={field.path}
                    field={field}
                    path={field.path}
                    value={valueAt(record, field.path)}
                    before={valueAt(base, field.path)}
                    mark={marks.get(field.path)}
                    editable={editable}
                  />
                ))}
              </div>
            )}
            {ownTables.map(({ generic }) => (
              <ListTable
                key={generic}
                title={
                  generic === 'dx.other[]'
                    ? t('table.diagnoses')
                    : generic === 'op[]'
                      ? t('table.procedures')
                      : tableTitle(generic, byPath, language)
                }
                rows={ROWS.get(generic) ?? rowsAt(generic)}
                fields={fields}
                usual={USUAL[generic] ?? []}
                addText={
                  generic === 'dx.other[]' ? t('add.diagnosis') : generic === 'op[]' ? t('add.procedure') : t('add.row')
                }
                {...(generic === 'dx.other[]' || generic === 'op[]' ? { first: t('row.principal') } : {})}
              />
            ))}
            {hasCharges ? <ChargeLines fields={fields} /> : null}
          </FormSection>
        );
      })}
    </div>
  );
}

const ROWS = new Map([['dx.other[]', diagnosisRows]]);

/** One object per list, so that tables keep their columns between keystrokes. */
function rowsAt(generic: string) {
  const rows = listRows(generic.slice(0, -2));
  ROWS.set(generic, rows);
  return rows;
}

function tableTitle(
  generic: string,
  byPath: ReadonlyMap<string, { readonly zh: string; readonly en: string }>,
  language: string,
): string {
  const first = [...byPath].find(([path]) => path.startsWith(`${generic}.`))?.[1];
  return first === undefined ? generic : language === 'en' ? first.en : first.zh;
}

/** The field, else the row, the list or the section it belongs to. */
function elementAt(path: string): HTMLElement | null {
  for (let at = path; at !== ''; at = at.replace(/(\.[^.[]*|\[[^[]*)$/, '')) {
    const element = document.getElementById(fieldId(at)) ?? document.getElementById(fieldId(`${at}[0]`));
    if (element !== null) return element;
    if (!/[.[]/.test(at)) break;
  }
  return path.startsWith('op')
    ? document.getElementById('section:procedure')
    : path.startsWith('dx')
      ? document.getElementById('section:diagnosis')
      : null;
}
