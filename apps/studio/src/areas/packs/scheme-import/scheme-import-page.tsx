import { useQueryClient } from '@tanstack/react-query';
import { Steps } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAction } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { EmptyState, ProblemNotice } from '../../../parts/index.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { ChooseSource, type ChosenSource } from './choose-source.tsx';
import type { Mapping } from './mapping.ts';
import { PreviewImport } from './preview-import.tsx';
import { SheetMapping } from './sheet-mapping.tsx';
import styles from './scheme-import.module.css';

type Step = 'source' | 'mapping' | 'preview';

/** A bureau's file becomes a scheme of the draft: file → what its sheets are → what would be → the draft. */
export function SchemeImportPage() {
  const t = useT('scheme-import');
  const { source, draft, editable } = useWorkbench();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [step, setStep] = useState<Step>('source');
  const [chosen, setChosen] = useState<ChosenSource>();
  const [mapping, setMapping] = useState<Mapping>();
  const [over, setOver] = useState<'base' | 'copy'>('base');
  const form = chosen && {
    file: chosen.file,
    artifact: chosen.artifact,
    over,
    ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
    ...(chosen.bureau === '' ? {} : { bureau: chosen.bureau }),
  };
  const preview = useAction('previewSchemeImport');
  const take = useAction('importScheme', {
    onSuccess: async ({ artifact }) => {
      await client.invalidateQueries();
      await navigate(`/packs/${source}/grouping/${artifact}`);
    },
  });
  if (draft === undefined || !editable) return <EmptyState title={t('title')}>{t('draftOnly')}</EmptyState>;

  const look = (next: 'base' | 'copy') => {
    setOver(next);
    if (form !== undefined) preview.mutate({ params: { id: draft.id }, form: { ...form, over: next } });
    setStep('preview');
  };
  const onChosen = (next: ChosenSource) => {
    setChosen(next);
    const found = next.inspected.mapping as Mapping | undefined;
    setMapping(found);
    if (found !== undefined) return setStep('mapping');
    setStep('preview');
    preview.mutate({
      params: { id: draft.id },
      form: { file: next.file, artifact: next.artifact, over, ...(next.bureau === '' ? {} : { bureau: next.bureau }) },
    });
  };
  const steps: Step[] =
    mapping === undefined && step !== 'source' ? ['source', 'preview'] : ['source', 'mapping', 'preview'];
  return (
    <div className={styles['page']} data-testid="scheme-import">
      <div className={styles['head']}>
        <h1>{t('title')}</h1>
        {chosen === undefined ? null : <code>{chosen.file.name}</code>}
      </div>
      <Steps
        size="small"
        current={steps.indexOf(step)}
        items={steps.map((one) => ({ title: t(`step.${one}`) }))}
        onChange={(index) => setStep(steps[index] ?? 'source')}
      />
      {step === 'source' ? <ChooseSource onChosen={onChosen} /> : null}
      {step === 'mapping' && chosen !== undefined && mapping !== undefined ? (
        <SheetMapping
          inspected={chosen.inspected}
          bureau={chosen.bureau}
          mapping={mapping}
          onMapping={setMapping}
          onDone={() => look(over)}
        />
      ) : null}
      {step === 'preview' ? (
        <PreviewImport
          seen={preview.data}
          isLooking={preview.isPending}
          over={over}
          onOver={look}
          onImport={() => form && take.mutate({ params: { id: draft.id }, ifMatch: draft.version, form })}
          isImporting={take.isPending}
        />
      ) : null}
      <ProblemNotice error={preview.error ?? take.error} kept />
    </div>
  );
}
