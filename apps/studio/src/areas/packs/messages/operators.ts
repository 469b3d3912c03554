import type { LocalText } from '@caseloom/pack';

const about = (zh: string, en: string): LocalText => ({ zh, en });

/** What each operator asks, in one line, for pickers and hovers; details stand on the operator's page. By id, in alphabetical order. */
export const operatorAbout: Readonly<Record<string, LocalText>> = {
  agreesWithTable: about(
    '编码旁边的字段与代码表给出的属性一致',
    'A field beside the code has the value that the code table gives the code',
  ),
  allAtLeast: about('组内列出的各项都不小于这个数', 'Every named member of the group is at least that number'),
  anyPresent: about('组内列出的各项至少填写了一项', 'At least one of the named members is filled in'),
  between: about('数值在两个界限之间，含界限', 'The number lies between the two, bounds included'),
  bothOrNeither: about('组内列出的各项要么都填，要么都不填', 'The named members are all filled in, or none is'),
  chineseIdValid: about(
    '18 位公民身份号码：出生日期真实，校验码正确',
    'A citizen number of 18 characters with a real birth date and the right check character',
  ),
  codeIn: about(
    '编码以列出的前缀开头，或在列出的范围内',
    'The code starts with a listed prefix or lies in a listed range',
  ),
  contains: about('列表含有这个值，或文本含有这段文字', 'The list has the value, or the text contains it'),
  contiguous: about('中间没有空着的项', 'No empty item stands before a filled one'),
  countOf: about(
    '（满足条件的）项数在下限和上限之间',
    'The number of items (that meet the condition) lies between min and max',
  ),
  coversSet: about(
    '另一份文书列出的，这里都有（可多不可少）',
    'Everything that another document lists is listed here too',
  ),
  dateBetween: about('时间在两个时点之间，可设容差', 'The date lies between the two, with a tolerance if wanted'),
  dateNotAfter: about('时间不晚于另一个时间', 'The date is not after the other'),
  dateNotBefore: about('时间不早于另一个时间', 'The date is not before the other'),
  daysCovered: about(
    '各项时间段合起来覆盖的天数在界限内，或等于另一字段',
    'The days that the periods cover together lie within the bounds, or equal another field',
  ),
  decimalPlaces: about('小数位数不超过这么多位', 'Written with at most that many decimal places'),
  doesNotContain: about('已填写，并且不含这个值', 'Is there, and does not contain the value'),
  equal: about(
    '等于这个值；数字按数值比较，编码按文本比较',
    'Equals the value; numbers compare as numbers, codes as texts',
  ),
  equalMapped: about(
    '与另一份文书的编码相同：经对照表，或只比前几位',
    'The code is that of another document, through a map or by its first characters',
  ),
  every: about('列表的每一项都满足里面的条件', 'Every item of the list meets the condition inside'),
  greaterThan: about('大于这个数', 'Greater than the value'),
  greaterThanInclusive: about('大于或等于这个数', 'At least the value'),
  hasAttribute: about(
    '代码表给这个编码的属性等于其中之一，或有任意值',
    'The code table gives the code that attribute: one of the values, or any',
  ),
  hasMapping: about('对照表里有这个编码', 'A map between code editions knows this code'),
  in: about('是列出的值之一', 'Is one of the listed values'),
  inSet: about('在这个值域或编码清单中', 'Is a member of the value set or code list'),
  inTable: about('在这个代码表中存在', 'Stands in the code table of that system'),
  isEmpty: about('没有填写', 'Nothing is filled in'),
  isLeafCode: about('编码存在，并且没有更细的下级编码', 'The code exists and no longer code continues it'),
  isNumeric: about('是一个数字', 'Is a number, or a text that is one'),
  isPresent: about('已经填写', 'Something is filled in'),
  lessThan: about('小于这个数', 'Less than the value'),
  lessThanInclusive: about('小于或等于这个数', 'At most the value'),
  matches: about(
    '文本符合格式（RE2）；整段匹配请加 ^ 和 $',
    'The text matches the pattern (RE2); anchor it with ^ and $',
  ),
  mentions: about('文本提到其中一个词，且没有被否认', 'The text mentions one of the words without denying it'),
  multipleOf: about('是这个数的整数倍', 'A whole multiple of the value'),
  nameMatches: about(
    '填写的名称与代码表中该编码的名称相近',
    'The name beside the code is much like the name in the table',
  ),
  noOverlap: about('各项的起止时间互不重叠', 'No two items overlap in time'),
  noPriorStay: about('若干天内没有同类的既往住院', 'No earlier stay ended within so many days with the same value'),
  none: about('列表中没有一项满足里面的条件', 'No item of the list meets the condition inside'),
  notEqual: about('已填写，并且不等于这个值', 'Is there, and differs from the value'),
  notIn: about('已填写，并且不是列出的值之一', 'Is there, and is none of the listed values'),
  notInSet: about('不在这个值域或编码清单中', 'Is no member of the value set or code list'),
  rises: about('若干天内升高到至少若干倍', 'One item is at least so many times an earlier one within so many days'),
  sameSet: about(
    '两份文书列出的相同，不论顺序和次数',
    'Two documents list the same, whatever the order and however often',
  ),
  satisfies: about('一个 FEEL 表达式的结果为真，可用全部字段', 'A FEEL expression over all fields is true'),
  some: about('列表中至少一项满足里面的条件', 'At least one item of the list meets the condition inside'),
  startsWith: about('文本以这些开头之一开始', 'The text starts with one of the prefixes'),
  sumAtMost: about('各项之和不超过这个数', 'The sum of the terms is at most this number'),
  sumEquals: about('等于各项之和，可设容差', 'Equals the sum of the terms, within the tolerance'),
  uniqueBy: about('列出的字段在各项之间不重复', 'No two items have the same values in the named fields'),
  withinDays: about('不晚于另一个时间之后的若干天', 'Not later than so many days after another date'),
  withinHours: about('不晚于另一个时间之后的若干小时', 'Not later than so many hours after another date'),
};
