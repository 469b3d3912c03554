import { issue, type Issue } from '@caseloom/core';
import type { Artifact, ArtifactKind, CheckContext } from '@caseloom/pack';
import { compileDecision } from './decisions/compile-decision.ts';
import { findCycle } from './decisions/decision-set.ts';
import type { DecisionDocument } from './decisions/documents.ts';
import { ItemTypes } from './decisions/item-types.ts';
import { decisionSchema } from './decisions/boxed-schema.ts';
import { ROWS_TABLE } from './rows.ts';

/** Decision tables and the other parts of decision models. Rows are an ordered family: an overlay adds one before or after another. */
export const tablesKind: ArtifactKind<DecisionDocument> = {
  kind: 'tables',
  title: { zh: '决策表', en: 'Decision tables' },
  schema: decisionSchema,
  families: [{ path: 'rules', key: 'id', ordered: true }],
  tables: {
    [ROWS_TABLE]: {
      columns: [
        { name: 'id', required: true, about: 'Row id' },
        { name: 'note', about: 'Remark; the other columns are the ids of inputs and outputs' },
      ],
      key: ['id'],
      ordered: true,
      open: true,
    },
  },
  check: checkDecision,
};

function checkDecision(artifact: Artifact<DecisionDocument>, context: CheckContext): readonly Issue[] {
  if (artifact.value.kind === 'model') return new ItemTypes(artifact.value.types).issues();
  const all = new Map(context.artifacts('tables').map((one) => [one.id, one as Artifact<DecisionDocument>]));
  const { issues } = compileDecision(artifact, (id) => all.get(id));
  const cycle = findCycle(artifact.id, (id) => (id === artifact.id ? artifact : all.get(id))?.value);
  return cycle === undefined ? issues : [...issues, issue('DECISION_CYCLE', 'requires', { cycle: cycle.join(' → ') })];
}
