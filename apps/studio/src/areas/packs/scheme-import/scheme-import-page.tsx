import { useQueryClient } from '@tanstack/react-query';
import { Steps } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAction } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { EmptyState, ProblemNotice } from '../../../parts/index.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { ChooseSource, type ChosenSource } from './choose-source.tsx';
import { isReadable, type Mapping } from './mapping.ts';
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
  const form = chosen && formOf(chosen, mapping, over);
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
      form: formOf(next, undefined, over),
    });
  };
  const steps: Step[] =
    mapping === undefined && step !== 'source' ? ['source', 'preview'] : ['source', 'mapping', 'preview'];
  const isClosed = (one: Step): boolean =>
    chosen === undefined
      ? one !== 'source'
      : one === 'preview' && mapping !== undefined && !isReadable(mapping, chosen.inspected);
  return (
    <div className={styles['page']} data-testid="scheme-import">
      <div className={styles['head']}>
        <h1>{t('title')}</h1>
        {chosen === undefined ? null : <span className="cl-muted">{chosen.file.name.replace(/\.folder$/, '')}</span>}
      </div>
      <Steps
        size="small"
        current={steps.indexOf(step)}
        items={steps.map((one) => ({ title: t(`step.${one}`), disabled: isClosed(one) }))}
        onChange={(index) => {
          const next = steps[index] ?? 'source';
          // What was seen may be of another reading: it is looked at anew, as by the button.
          if (next === 'preview') look(over);
          else setStep(next);
        }}
      />
      {step === 'preview' ? (
        <ProblemNotice
          error={take.error ?? preview.error}
          kept
          onRetry={() => {
            // Somebody else may have saved the draft meanwhile: it is read anew, and what would change is looked at again.
            take.reset();
            void client.invalidateQueries().then(() => look(over));
          }}
        />
      ) : null}
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
    </div>
  );
}

function formOf({ file, artifact, title, bureau }: ChosenSource, mapping: Mapping | undefined, over: 'base' | 'copy') {
  return {
    file,
    artifact,
    over,
    ...(title === '' ? {} : { title }),
    ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
    ...(bureau === '' ? {} : { bureau }),
  };
}
