import type { FormId } from '../dialect.ts';
import { chargeList } from './charge-list.ts';
import { codeList } from './code-list.ts';
import { departments } from './departments.ts';
import { durationPart } from './duration-part.ts';
import type { Form } from './form.ts';
import { hours } from './hours.ts';
import { incisionHealing } from './incision-healing.ts';
import { momentPart } from './moment-part.ts';
import { paddedCode, trimmedCode } from './padded-code.ts';
import { placePart } from './place-part.ts';
import { plain } from './plain.ts';
import { receiving } from './receiving.ts';

/** Every form that a dialect's column may have. */
export const forms: Readonly<Record<FormId, Form>> = {
  chargeList,
  codeList,
  departments,
  durationPart,
  hours,
  incisionHealing,
  momentPart,
  paddedCode,
  placePart,
  plain,
  receiving,
  trimmedCode,
};
