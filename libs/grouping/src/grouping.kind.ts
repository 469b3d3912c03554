import type { ArtifactKind } from '@caseloom/pack';
import type { GroupingDocument } from './document.ts';
import { groupingDocumentSchema } from './document.ts';
import { schemeFamilies } from './families.ts';

/**
 * Grouping schemes of every family: a JSON head and tables with the column names of the folder form, so that importing is copying
 * (docs/spec/grouping.md). Tables of other families are absent.
 */
export const groupingKind: ArtifactKind<GroupingDocument> = {
  kind: 'grouping',
  title: { zh: '分组方案', en: 'Grouping scheme' },
  schema: groupingDocumentSchema as ArtifactKind<GroupingDocument>['schema'],
  families: [],
  tables: Object.assign({}, ...Object.values(schemeFamilies).map(({ tables }) => tables)) as ArtifactKind['tables'],
  cosmetic: ['order', 'name', 'dx_name', 'group_name'],
  check: (artifact) => schemeFamilies[artifact.value.family].check(artifact),
};
