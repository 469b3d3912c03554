/** Headings under which screens and documents show the fields, in order. */
export const sections = [
  { id: 'org', zh: '医疗机构', en: 'Institution' },
  { id: 'patient', zh: '患者信息', en: 'Patient' },
  { id: 'stay', zh: '住院过程', en: 'Stay' },
  { id: 'diagnosis', zh: '诊断', en: 'Diagnoses' },
  { id: 'procedure', zh: '手术及操作', en: 'Procedures' },
  { id: 'clinical', zh: '诊疗信息', en: 'Clinical particulars' },
  { id: 'annex', zh: '附页', en: 'Annex' },
  { id: 'signoff', zh: '签名与质量', en: 'Signatures and quality' },
  { id: 'fee', zh: '住院费用', en: 'Charges' },
  { id: 'settlement', zh: '医保结算清单', en: 'Settlement list' },
  { id: 'charges', zh: '费用明细', en: 'Charge lines' },
  { id: 'workflow', zh: '流程时间', en: 'Workflow times' },
  { id: 'external', zh: '外部事实', en: 'External facts' },
  { id: 'derived', zh: '派生事实', en: 'Derived facts' },
  { id: 'grouping', zh: '分组结果', en: 'Grouping result' },
  { id: 'payment', zh: '支付结果', en: 'Payment result' },
] as const;

export type SectionId = (typeof sections)[number]['id'];
