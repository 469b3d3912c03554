import { halfWidth } from './tidy-text.ts';

/** What a column's header can mean, before the sheet's role is known. */
export type Concept =
  | 'mdc'
  | 'mdcName'
  | 'adrg'
  | 'adrgName'
  | 'drg'
  | 'drgName'
  | 'list'
  | 'dx'
  | 'dxName'
  | 'proc'
  | 'procName'
  | 'code'
  | 'name'
  | 'table'
  | 'level'
  | 'mdcRule'
  | 'adrgRule'
  | 'drgRule'
  | 'op'
  | 'mcc'
  | 'cc'
  | 'weight'
  | 'meanCharge'
  | 'meanLosDays'
  | 'riskLevel'
  | 'number';

/** Tried in this order; `编码` stands for code, 代码, 代号, 编号 and `名称` for name, 描述. */
const WORDS: readonly (readonly [Concept, RegExp])[] = [
  ['number', /^(?:序号|序|行号|no|id|顺序|排序|order)$/],
  ['mdcRule', /^(?:mdc|主要诊断大类|疾病大类|大类)+.*(?:rule|规则|条件)$/],
  [
    'adrgRule',
    /^(?:(?:adrgs?|核心疾病诊断相关(?:分)?组|核心(?:分)?组|基本组)+.*(?:rule|规则|条件)|入组规则|入组条件|分组规则|分组条件)$/,
  ],
  ['drgRule', /^(?:c?h?s?-?drgs?|疾病诊断相关(?:分)?组|病组|细分(?:病)?组|分组)+.*(?:rule|规则|条件)$/],
  ['meanCharge', /均费|平均.*费|例均|次均|mean_?charge/],
  ['meanLosDays', /平均.*住院(?:日|天)|mean_?los/],
  ['riskLevel', /风险/],
  ['weight', /权重|点数|分值|weight|^rw$/],
  ['mdcName', /^(?:mdc|主要诊断大类|疾病大类|大类)+(?:分类|类别|大类|病组|细分组|分组|组|目录)*名称$/],
  ['mdc', /^(?:mdc|主要诊断大类|疾病大类|大类)+(?:分类|类别|大类|病组|细分组|分组|组|目录)*(?:编码)?$/],
  [
    'adrgName',
    /^(?:adrgs?|核心疾病诊断相关(?:分)?组|核心(?:分)?组|基本组)+(?:分类|类别|大类|病组|细分组|分组|组|目录)*名称$/,
  ],
  [
    'adrg',
    /^(?:adrgs?|核心疾病诊断相关(?:分)?组|核心(?:分)?组|基本组)+(?:分类|类别|大类|病组|细分组|分组|组|目录)*(?:编码)?$/,
  ],
  ['table', /排除.*表(?:编码|名称|名)?$/],
  ['dx', /排除.*(?:诊断|疾病|病种|diagnosis|icd-?10|并发症|合并症|^dx|^(?:mcc|cc)(?:编码|名称)).*编码$/],
  ['dxName', /排除.*(?:诊断|疾病|病种|diagnosis|icd-?10|并发症|合并症|^dx|^(?:mcc|cc)(?:编码|名称)).*名称$/],
  ['table', /排除|exclu|^(?:表名?|table)(?:编码|名称)?$/],
  [
    'level',
    /^(?:mcc\/?cc|cc\/?mcc|类型|级别|等级|标识|标志|level|(?:并发症|合并症|并发症合并症|并发症\/?合并症)(?:类型|类别|级别|等级|程度|标识)|严重程度)$/,
  ],
  ['op', /^(?:op|(?:有无|是否|有否)?手术(?:操作)?(?:标志|标识|与否|条件)?)$/],
  ['mcc', /^(?:有无|是否|伴)?mcc$/],
  ['cc', /^(?:有无|是否|伴)?cc$/],
  [
    'list',
    /^(?:classification|list|列表|诊断列表|手术列表|分类|类别|组别|诊断组|手术组|诊断分类|手术分类|编码组|所属分组|所属组)(?:编码|名称|名)?$/,
  ],
  [
    'drgName',
    /^(?:c?h?s?-?drgs?|疾病诊断相关(?:分)?组|病组|细分(?:病)?组|分组)+(?:分类|类别|大类|病组|细分组|分组|组|目录)*名称$/,
  ],
  [
    'drg',
    /^(?:c?h?s?-?drgs?|疾病诊断相关(?:分)?组|病组|细分(?:病)?组|分组)+(?:分类|类别|大类|病组|细分组|分组|组|目录)*(?:编码)?$/,
  ],
  ['procName', /(?:手术|操作|operation|procedure|icd-?9|^op编码).*名称$/],
  ['proc', /手术|操作|operation|procedure|icd-?9|^op编码/],
  ['dxName', /(?:诊断|疾病|病种|diagnosis|icd-?10|并发症|合并症|^dx|^(?:mcc|cc)(?:编码|名称)).*名称$/],
  ['dx', /诊断|疾病|病种|diagnosis|icd-?10|并发症|合并症|^dx|^(?:mcc|cc)(?:编码|名称)/],
  ['name', /名称$|^名$/],
  ['code', /编码$|^编码/],
];

/** A header in the shape that the words above know: half-width, small letters, without blanks and signs. */
export function plainHeader(text: string): string {
  return halfWidth(text)
    .toLowerCase()
    .replaceAll(/[\s_()[\]【】{}.:：*"'、,;]/g, '')
    .replaceAll(/代码|代号|编号|code/g, '编码')
    .replaceAll(/描述|name|中文名称?/g, '名称');
}

/** What a header means by its words alone; undefined when it says nothing known. */
export function conceptOf(text: string): Concept | undefined {
  const plain = plainHeader(text);
  if (plain === '' || plain.length > 30) return undefined;
  return WORDS.find(([, words]) => words.test(plain))?.[0];
}
