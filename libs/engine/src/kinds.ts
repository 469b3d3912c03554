import { groupingKind } from '@caseloom/grouping';
import { measuresKind } from '@caseloom/measures';
import { packKinds, type ArtifactKind, type KindRegistry } from '@caseloom/pack';
import { paymentKind } from '@caseloom/payment';
import { rulesKind } from '@caseloom/rules';
import { modelsKind } from '@caseloom/statistics';
import { tablesKind } from '@caseloom/tables';
import { workflowKind } from '@caseloom/workflow';

const all: readonly ArtifactKind[] = [
  ...packKinds,
  groupingKind,
  measuresKind,
  modelsKind,
  paymentKind,
  rulesKind,
  tablesKind,
  workflowKind,
] as readonly ArtifactKind[];

/** Every artifact kind, by its id: pack's own and the domain rooms'. */
export const kinds: KindRegistry = new Map(all.map((kind) => [kind.kind, kind]));
