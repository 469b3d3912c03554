import type { ExampleCase, TableAnalysis } from '@caseloom/tables';
import { useLocal, useT } from '../../../i18n/index.ts';
import { SeverityShape } from '../../../parts/index.ts';
import type { DecisionHead } from './decision.ts';
import styles from './tables.module.css';

interface Props {
  readonly analysis: TableAnalysis;
  readonly head: DecisionHead;
  readonly onRow: (id: string) => void;
}

interface Entry {
  readonly text: string;
  readonly row?: string | undefined;
  readonly serious: boolean;
}

/** Gaps, overlaps, rows that are never reached and rows written twice, each with a case that shows it. */
export function AnalysisList({ analysis, head, onRow }: Props) {
  const t = useT('tables');
  const local = useLocal();
  const titles = new Map(head.inputs.map((input) => [input.id, local(input.title) || input.id]));
  const caseText = (example: ExampleCase) =>
    Object.entries(example)
      .map(([id, value]) => `${titles.get(id) ?? id} = ${value}`)
      .join(', ') || t('analysis.any');
  const maybe = (certain: boolean) => (certain ? '' : t('analysis.maybe'));
  const entries: Entry[] = [
    ...analysis.shadowed.map(({ row, by }) => ({
      text: t('analysis.shadowed', { row, by: by.join(', ') || t('analysis.earlier') }),
      row,
      serious: true,
    })),
    ...analysis.overlaps.map(({ rows: [a, b], example, kind, certain }) => ({
      text: t(`analysis.${kind}`, { a, b, example: caseText(example) }) + maybe(certain),
      row: b,
      serious: kind === 'conflict',
    })),
    ...analysis.duplicates.map(({ row, of }) => ({ text: t('analysis.duplicate', { row, of }), row, serious: true })),
    ...analysis.gaps.map(({ example, certain }) => ({
      text: t('analysis.gap', { example: caseText(example) }) + maybe(certain),
      serious: false,
    })),
  ];
  const unlisted = analysis.overlapCount - analysis.overlaps.length;
  return (
    <>
      {entries.length === 0 && analysis.complete ? <p className="cl-muted">{t('checks.none')}</p> : null}
      <ul className={styles['issues']} data-testid="decision-analysis">
        {entries.map(({ text, row, serious }, index) => (
          <li key={index}>
            <button type="button" disabled={row === undefined} onClick={() => row !== undefined && onRow(row)}>
              <SeverityShape severity={serious ? 'warn' : 'info'} /> {text}
            </button>
          </li>
        ))}
      </ul>
      {unlisted > 0 ? <p className="cl-muted">{t('analysis.more', { count: unlisted })}</p> : null}
      {analysis.notAnalysed.length === 0 ? null : (
        <p className="cl-muted">{t('analysis.notAnalysed', { count: analysis.notAnalysed.length })}</p>
      )}
      {analysis.complete ? null : <p className="cl-muted">{t('checks.incomplete')}</p>}
    </>
  );
}
