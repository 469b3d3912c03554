import { authoringOperations } from './operations/authoring.ts';
import { caseOperations } from './operations/cases.ts';
import { governorOperations } from './operations/governor.ts';
import { importOperations } from './operations/imports.ts';
import { knowledgeOperations } from './operations/knowledge.ts';
import { libraryOperations } from './operations/library.ts';
import { modelOperations } from './operations/models.ts';
import { packOperations } from './operations/packs.ts';
import { recommendOperations } from './operations/recommend.ts';
import { schemeImportOperations } from './operations/scheme-imports.ts';
import { schemeOperations } from './operations/schemes.ts';
import { sessionOperations } from './operations/session.ts';
import { tableOperations } from './operations/tables.ts';
import { tryingOperations } from './operations/trying.ts';

/** Every operation of `/api/v1`. Server routes, studio client, OpenAPI and probes are made from this table. */
export const operations = {
  ...sessionOperations,
  ...caseOperations,
  ...importOperations,
  ...packOperations,
  ...libraryOperations,
  ...knowledgeOperations,
  ...authoringOperations,
  ...governorOperations,
  ...modelOperations,
  ...recommendOperations,
  ...schemeImportOperations,
  ...schemeOperations,
  ...tableOperations,
  ...tryingOperations,
};
export type Operations = typeof operations;
export type OperationId = keyof Operations;

export * from './operation.ts';
export * from './permissions.ts';
export { serverMessages, type ServerCode } from './messages.ts';
export { signInLinkPath } from './sign-in-link.ts';
export { columnFilter } from './operations/tables.ts';
export * as schemas from './schemas/index.ts';
