import { useMemo } from 'react';
import type { Marker } from '../../../editor/json-editor.tsx';
import { useIssueText } from '../../../parts/index.ts';
import { elementPlace, issuePlace } from './issue-place.ts';
import { useWorkbench } from './workbench-context.tsx';

interface Element {
  readonly family: string;
  readonly index: number;
  /** Address of the overlay's operation on the element, where this pack has one. */
  readonly operation?: string | undefined;
}

/** The checks' complaints about one artifact, or about one element of it, placed inside its JSON. */
export function useMarkers(address: string, element?: Element): readonly Marker[] {
  const text = useIssueText();
  const { issues } = useWorkbench();
  const family = element?.family;
  const index = element?.index;
  const operation = element?.operation;
  return useMemo(
    () =>
      issues.flatMap((one): Marker[] => {
        const place = issuePlace(one.path);
        if (place === undefined || `${place.kind}/${place.artifact}` !== address) return [];
        const marker = (path: string): Marker[] => [{ path, message: text(one), severity: one.severity }];
        if (family === undefined) return place.operation === undefined ? marker(place.path) : [];
        if (place.operation !== undefined) return place.operation === operation ? marker(place.path) : [];
        const at = elementPlace(place.path, [family]);
        return at?.index === index ? marker(at?.inner ?? '') : [];
      }),
    [issues, text, address, family, index, operation],
  );
}
