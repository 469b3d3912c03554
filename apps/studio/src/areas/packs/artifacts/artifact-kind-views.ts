import { lazy, type ComponentType } from 'react';
import type { ArtifactViewProps } from './artifact-view-props.ts';

/** How each kind of artifact is shown; one line per kind, in alphabetical order. A kind without a line is shown as the JSON it is. */
export const artifactKindViews: Readonly<Record<string, ComponentType<ArtifactViewProps>>> = {
  codes: lazy(async () => ({ default: (await import('../codes/codes-view.tsx')).CodesView })),
  grouping: lazy(async () => ({ default: (await import('../grouping/grouping-view.tsx')).GroupingView })),
  measures: lazy(async () => ({ default: (await import('../measures/measures-view.tsx')).MeasuresView })),
  models: lazy(async () => ({ default: (await import('../models/model-view.tsx')).ModelView })),
  payment: lazy(async () => ({ default: (await import('../../payment/policy-view.tsx')).PolicyView })),
  rules: lazy(async () => ({ default: (await import('../templates/rule-set-view.tsx')).RuleSetView })),
  tables: lazy(async () => ({ default: (await import('../tables/tables-view.tsx')).TablesView })),
  tests: lazy(async () => ({ default: (await import('../tests/tests-view.tsx')).TestsView })),
  workflows: lazy(async () => ({ default: (await import('../../workflows/workflow-view.tsx')).WorkflowView })),
};
