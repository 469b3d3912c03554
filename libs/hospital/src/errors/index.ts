import { basicErrors } from './basic.ts';
import type { ErrorKind } from './kind.ts';
import { knowledgeErrors } from './knowledge.ts';
import { statisticalErrors } from './statistical.ts';

/** Every kind of error the hospital makes, by subcategory. */
export const errorKinds: readonly ErrorKind[] = [...basicErrors, ...knowledgeErrors, ...statisticalErrors];
export { draftOf, type Draft, type ErrorKind } from './kind.ts';
