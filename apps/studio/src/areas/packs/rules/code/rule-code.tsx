import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { Asked } from '../../../../editor/completion.ts';
import type { Marker, WordAction } from '../../../../editor/json-editor.tsx';
import { LazyJsonEditor } from '../../../../editor/lazy-json-editor.tsx';
import { useT } from '../../../../i18n/index.ts';
import { SeverityShape } from '../../../../parts/index.ts';
import { parse } from '../../artifacts/artifact-code.tsx';
import artifactStyles from '../../artifacts/artifacts.module.css';
import { useWorkbench } from '../../workbench/workbench-context.tsx';
import { addressOfPath, conditionAt, pathOf } from '../rule-address.ts';
import { useRuleEditing } from '../rule-editing.ts';
import { useRuleSet } from '../rule-set.ts';
import { useCodesArtifacts } from '../use-codes-artifacts.ts';
import { thingAt, type Thing } from '../uses/thing.ts';
import { useRuleLanguage } from './use-rule-language.ts';

interface Props {
  readonly name: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly markers: readonly Marker[];
  readonly schema: unknown;
  readonly onChange: (text: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Shows where a thing is used, or asks for its new name. */
  readonly onThing: (thing: Thing, wanted: 'uses' | 'rename') => void;
}

/** A rule as JSON: completed and explained from the catalogue, the operators, the codes and the set; checked by the schema and by compiling it. */
export function RuleCode({ name, text, readOnly, markers, schema, onChange, onUndo, onRedo, onThing }: Props) {
  const t = useT('packs');
  const navigate = useNavigate();
  const { source } = useWorkbench();
  const { rule, selected, select } = useRuleEditing();
  const set = useRuleSet();
  const language = useRuleLanguage();
  const parameters = useCodesArtifacts().find((one) => one.id.includes('parameter'))?.id;
  const editorSchema = useMemo(() => (schema === undefined ? undefined : { name: 'rule', schema }), [schema]);
  const broken = parse(text).error !== undefined;
  const actions = useMemo<readonly WordAction[]>(() => {
    const on = (act: (thing: Thing) => void) => (asked: Asked, whole: string) => {
      const thing = thingAt(asked, whole, rule, set.id);
      if (thing !== undefined) act(thing);
    };
    return [
      {
        id: 'define',
        label: t('code.define'),
        key: 'F12',
        run: on((thing) => {
          const link = definitionLink(source, set.id, thing, parameters);
          if (link === undefined) onThing(thing, 'uses');
          else void navigate(link);
        }),
      },
      { id: 'uses', label: t('code.uses'), key: 'Shift+F12', run: on((thing) => onThing(thing, 'uses')) },
      { id: 'rename', label: t('code.rename'), key: 'F2', run: on((thing) => onThing(thing, 'rename')) },
    ];
  }, [t, rule, set.id, source, parameters, navigate, onThing]);
  return (
    <>
      {broken ? (
        <p className={artifactStyles['note']} role="alert">
          <SeverityShape severity="block" /> {t('code.broken')}
        </p>
      ) : null}
      <p className={`${artifactStyles['note'] ?? ''} cl-muted`}>{t('code.keys')}</p>
      <div className={artifactStyles['code']}>
        <LazyJsonEditor
          name={name}
          label={t('code.label', { name })}
          text={text}
          readOnly={readOnly}
          markers={markers}
          language={language}
          actions={actions}
          onChange={onChange}
          onUndo={onUndo}
          onRedo={onRedo}
          onCursor={(path) => {
            const condition = conditionAt(rule, addressOfPath(path));
            if (condition !== undefined) select(condition);
          }}
          {...(selected === undefined ? {} : { reveal: pathOf(selected) })}
          {...(editorSchema === undefined ? {} : { schema: editorSchema })}
          testId="rule-json"
        />
      </div>
    </>
  );
}

/** The page that shows what a word means; fields and shared conditions have none of their own and are shown with their uses. */
function definitionLink(source: string, set: string, thing: Thing, parameters: string | undefined): string | undefined {
  switch (thing.what) {
    case 'codes':
    case 'system':
      return `/packs/${source}/codes/${encodeURIComponent(thing.id)}`;
    case 'rule':
      return `/packs/${source}/rules/${encodeURIComponent(set)}?element=${encodeURIComponent(thing.id)}&view=form`;
    case 'parameter':
      return parameters === undefined ? undefined : `/packs/${source}/codes/${encodeURIComponent(parameters)}`;
    case 'condition':
    case 'field':
      return undefined;
  }
}
