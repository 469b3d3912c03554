import { useMemo } from 'react';
import type { Marker } from '../../../editor/json-editor.tsx';
import { useIssueText } from '../../../parts/index.ts';
import { elementPlace, issuePlace } from './issue-place.ts';
import { useWorkbench } from './workbench-context.tsx';

interface Element {
  readonly family: string;
  readonly index: number;
}

/** The checks' complaints about one artifact, or about one element of it, placed inside its JSON. */
export function useMarkers(address: string, element?: Element): readonly Marker[] {
  const text = useIssueText();
  const { issues } = useWorkbench();
  const family = element?.family;
  const index = element?.index;
  return useMemo(
    () =>
      issues.flatMap((one): Marker[] => {
        const place = issuePlace(one.path);
        if (place === undefined || place.overlay || `${place.kind}/${place.artifact}` !== address) return [];
        if (family === undefined) return [{ path: place.path, message: text(one), severity: one.severity }];
        const at = elementPlace(place.path, [family]);
        return at?.index === index ? [{ path: at?.inner ?? '', message: text(one), severity: one.severity }] : [];
      }),
    [issues, text, address, family, index],
  );
}
