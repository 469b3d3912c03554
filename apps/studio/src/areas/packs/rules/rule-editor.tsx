import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Marker } from '../../../editor/json-editor.tsx';
import { useShowEdited } from '../try/use-show-edited.ts';
import { useMarkers } from '../workbench/use-markers.ts';
import { useWorkbench, type ArtifactView, type ElementView } from '../workbench/workbench-context.tsx';
import { InheritanceBar } from './inheritance-bar.tsx';
import type { RuleKnowledge } from './knowledge.ts';
import { RuleFrame } from './rule-frame.tsx';
import { useRuleDocument } from './use-rule-document.ts';

interface Props {
  readonly view: ArtifactView;
  readonly element: ElementView;
  readonly knowledge: RuleKnowledge;
  readonly schema: unknown;
}

/** A rule that is written out in its set: the document of all views is the rule itself. */
export function RuleEditor({ view, element, knowledge, schema }: Props) {
  const { tree, editable } = useWorkbench();
  const [search, setSearch] = useSearchParams();
  const inherited = element.provenance !== undefined && element.provenance.packId !== tree.pack.packId;
  const [overriding, setOverriding] = useState(false);
  const mayEdit = editable && element.editable && !element.disabled && (!inherited || overriding);
  const document = useRuleDocument(view.id, element);
  const stored = useStoredMarkers(view, element);
  useShowEdited(view.id, view.value, element.value, document.value);
  const leave = () => {
    const next = new URLSearchParams(search);
    for (const name of ['element', 'view']) next.delete(name);
    setSearch(next);
  };
  return (
    <RuleFrame
      view={view}
      id={element.id}
      ids={view.families.find((one) => one.path === 'rules')?.elements.map((one) => one.id) ?? []}
      knowledge={knowledge}
      schema={schema}
      rule={document.value}
      disabled={!mayEdit}
      document={document}
      onChange={document.change}
      text={document.text}
      broken={document.broken}
      onType={document.type}
      onShow={document.forgetText}
      stored={document.edited ? undefined : stored}
      mayRename={mayEdit && !inherited}
      above={
        <InheritanceBar
          knowledge={knowledge}
          view={view}
          element={element}
          value={document.value}
          overriding={overriding}
          onOverride={() => setOverriding(true)}
          onGone={leave}
        />
      }
    />
  );
}

/** What the server's check of the stored draft says about this rule. */
function useStoredMarkers(view: ArtifactView, element: ElementView): readonly Marker[] {
  const index =
    view.families
      .find((one) => one.path === 'rules')
      ?.elements.filter((one) => !one.disabled)
      .findIndex((one) => one.id === element.id) ?? -1;
  return useMarkers(`rules/${view.id}`, { family: 'rules', index, operation: element.provenance?.address });
}
