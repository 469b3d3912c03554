import type { Operator } from './operator.ts';
import { agreesWithTableOperator } from './agreesWithTable/agreesWithTable.operator.ts';
import { allAtLeastOperator } from './allAtLeast/allAtLeast.operator.ts';
import { anyPresentOperator } from './anyPresent/anyPresent.operator.ts';
import { betweenOperator } from './between/between.operator.ts';
import { bothOrNeitherOperator } from './bothOrNeither/bothOrNeither.operator.ts';
import { chineseIdValidOperator } from './chineseIdValid/chineseIdValid.operator.ts';
import { codeInOperator } from './codeIn/codeIn.operator.ts';
import { containsOperator } from './contains/contains.operator.ts';
import { contiguousOperator } from './contiguous/contiguous.operator.ts';
import { countOfOperator } from './countOf/countOf.operator.ts';
import { coversSetOperator } from './coversSet/coversSet.operator.ts';
import { dateBetweenOperator } from './dateBetween/dateBetween.operator.ts';
import { dateNotAfterOperator } from './dateNotAfter/dateNotAfter.operator.ts';
import { dateNotBeforeOperator } from './dateNotBefore/dateNotBefore.operator.ts';
import { daysCoveredOperator } from './daysCovered/daysCovered.operator.ts';
import { decimalPlacesOperator } from './decimalPlaces/decimalPlaces.operator.ts';
import { doesNotContainOperator } from './doesNotContain/doesNotContain.operator.ts';
import { equalOperator } from './equal/equal.operator.ts';
import { equalMappedOperator } from './equalMapped/equalMapped.operator.ts';
import { everyOperator } from './every/every.operator.ts';
import { greaterThanOperator } from './greaterThan/greaterThan.operator.ts';
import { greaterThanInclusiveOperator } from './greaterThanInclusive/greaterThanInclusive.operator.ts';
import { hasAttributeOperator } from './hasAttribute/hasAttribute.operator.ts';
import { hasMappingOperator } from './hasMapping/hasMapping.operator.ts';
import { inOperator } from './in/in.operator.ts';
import { inSetOperator } from './inSet/inSet.operator.ts';
import { inTableOperator } from './inTable/inTable.operator.ts';
import { isEmptyOperator } from './isEmpty/isEmpty.operator.ts';
import { isLeafCodeOperator } from './isLeafCode/isLeafCode.operator.ts';
import { isNumericOperator } from './isNumeric/isNumeric.operator.ts';
import { isPresentOperator } from './isPresent/isPresent.operator.ts';
import { lessThanOperator } from './lessThan/lessThan.operator.ts';
import { lessThanInclusiveOperator } from './lessThanInclusive/lessThanInclusive.operator.ts';
import { matchesOperator } from './matches/matches.operator.ts';
import { mentionsOperator } from './mentions/mentions.operator.ts';
import { multipleOfOperator } from './multipleOf/multipleOf.operator.ts';
import { nameMatchesOperator } from './nameMatches/nameMatches.operator.ts';
import { noOverlapOperator } from './noOverlap/noOverlap.operator.ts';
import { noPriorStayOperator } from './noPriorStay/noPriorStay.operator.ts';
import { noneOperator } from './none/none.operator.ts';
import { notEqualOperator } from './notEqual/notEqual.operator.ts';
import { notInOperator } from './notIn/notIn.operator.ts';
import { notInSetOperator } from './notInSet/notInSet.operator.ts';
import { risesOperator } from './rises/rises.operator.ts';
import { sameSetOperator } from './sameSet/sameSet.operator.ts';
import { satisfiesOperator } from './satisfies/satisfies.operator.ts';
import { someOperator } from './some/some.operator.ts';
import { startsWithOperator } from './startsWith/startsWith.operator.ts';
import { sumAtMostOperator } from './sumAtMost/sumAtMost.operator.ts';
import { sumEqualsOperator } from './sumEquals/sumEquals.operator.ts';
import { uniqueByOperator } from './uniqueBy/uniqueBy.operator.ts';
import { withinDaysOperator } from './withinDays/withinDays.operator.ts';
import { withinHoursOperator } from './withinHours/withinHours.operator.ts';

/** Every operator, one line each, in alphabetical order. */
const all = [
  agreesWithTableOperator,
  allAtLeastOperator,
  anyPresentOperator,
  betweenOperator,
  bothOrNeitherOperator,
  chineseIdValidOperator,
  codeInOperator,
  containsOperator,
  contiguousOperator,
  countOfOperator,
  coversSetOperator,
  dateBetweenOperator,
  dateNotAfterOperator,
  dateNotBeforeOperator,
  daysCoveredOperator,
  decimalPlacesOperator,
  doesNotContainOperator,
  equalOperator,
  equalMappedOperator,
  everyOperator,
  greaterThanOperator,
  greaterThanInclusiveOperator,
  hasAttributeOperator,
  hasMappingOperator,
  inOperator,
  inSetOperator,
  inTableOperator,
  isEmptyOperator,
  isLeafCodeOperator,
  isNumericOperator,
  isPresentOperator,
  lessThanOperator,
  lessThanInclusiveOperator,
  matchesOperator,
  mentionsOperator,
  multipleOfOperator,
  nameMatchesOperator,
  noOverlapOperator,
  noPriorStayOperator,
  noneOperator,
  notEqualOperator,
  notInOperator,
  notInSetOperator,
  risesOperator,
  sameSetOperator,
  satisfiesOperator,
  someOperator,
  startsWithOperator,
  sumAtMostOperator,
  sumEqualsOperator,
  uniqueByOperator,
  withinDaysOperator,
  withinHoursOperator,
] as readonly unknown[] as readonly Operator[];

export const operators: ReadonlyMap<string, Operator> = new Map(all.map((operator) => [operator.id, operator]));
