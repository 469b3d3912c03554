import { sideBySideMessages } from './analysis/side-by-side/messages.ts';
import { apgMessages } from './apg/messages.ts';
import { dipMessages, dipTraceMessages } from './dip/messages.ts';
import { drgMessages } from './drg/messages.ts';
import { importMessages } from './import/messages.ts';
import { workbookMessages } from './import/workbook/messages.ts';
import { traceMessages } from './trace-messages.ts';

/** Everything the grouping room says: issues of packs and imports, and the steps of a trace. One line per part. */
export const groupingMessages = {
  ...apgMessages,
  ...dipMessages,
  ...dipTraceMessages,
  ...drgMessages,
  ...importMessages,
  ...sideBySideMessages,
  ...traceMessages,
  ...workbookMessages,
};
