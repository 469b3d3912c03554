/** Chinese for the source's English suggestions. A suggestion that is not here fails the run. */
const ZH = {
  'Enter the hospital or correct the disposition': '填写拟接收医院，或更正离院方式', 'Enter the institution or correct the disposition': '填写拟接收机构，或更正离院方式', 'Enter the purpose': '填写再住院目的', 'Enter the drugs': '填写过敏药物', 'Enter 1 or 2': '填写1或2',
  'Compute admission date - birth date': '按入院日期减出生日期计算', 'Weigh and enter in grams': '称重后以克填写', 'Enter the birth weight in grams': '以克填写出生体重', 'Choose the type': '选择新生儿入院类型', 'Enter one weight per live baby': '每名活产儿填写一个体重',
  'Take the level from the catalogue': '按手术分级目录填写', 'Enter the start date/time': '填写手术开始日期时间', 'Enter the surgeon': '填写术者', 'Enter the method': '填写麻醉方式', 'Enter the anaesthetist': '填写麻醉医师', 'Enter class and healing': '填写切口等级和愈合类别',
  'Enter days/hours/minutes': '按天/小时/分钟填写', 'Enter days/hours/minutes from the ICU chart': '依据监护记录按天/小时/分钟填写', 'Add ICU type, in and out time': '补充监护病房类型及进出时间', 'Enter product, amount and unit': '填写输血品种、数量和单位', 'Enter the morphology code': '填写形态学编码',
  'Enter both': '两项都填写', 'Enter employer or correct the occupation': '填写工作单位，或更正职业', 'Choose a value from the list': '从值域中选择', 'Re-enter the ID number': '重新录入证件号码', 'Correct it': '请更正', 'Correct the weight': '更正体重', 'Use e.g. 1/13/24': '例如 1/13/24',
  'Pick from the dictionary': '从字典中选择', 'Code the symptom or the confirmed disease': '编码症状或已确诊的疾病', 'Round the age': '保留一位小数', Recalculate: '重新计算', 'Correct one of them': '更正其中一项', 'Verify identity': '核实身份', Correct: '请更正', Check: '请核对', Recount: '重新计数',
  'Merge records': '合并病案', 'Delete the duplicate': '删除重复病案', 'Enter the real address': '填写真实地址', 'Correct the time': '更正时间', 'Correct the date (ED procedures within 24 h before may be allowed)': '更正日期（入院前24小时内的急诊手术可允许）', 'Check times': '核对时间',
  'Complete or delete the pair': '补全或删除该对', 'Compare with the HIS charge list': '与费用明细核对', 'Escalate to the owner of the step': '提醒该环节责任人', Sign: '请签名', 'Register the physician': '登记该医师', 'Verify surgeon or level': '核实术者或手术级别',
  'Choose a valid code of the edition in force': '选择现行版本中的有效编码', 'Choose the injury': '选择损伤作为主要诊断', 'Choose the infection': '选择感染作为主要诊断', 'Choose O80-O84 or the complication': '选择O80–O84或并发症', 'Code the present functional disorder, sequela second': '主要诊断编现存功能障碍，后遗症作其他诊断',
  'Use the topography code': '使用部位编码', 'Choose the reason for care': '选择本次就医原因', 'Promote the disease': '以疾病为主要诊断', 'Z51.0/Z51.1 principal, tumour second': 'Z51.0/Z51.1作主要诊断，肿瘤作其他诊断', 'Promote the tumour': '以肿瘤为主要诊断', 'Promote the primary tumour': '以原发肿瘤为主要诊断',
  'Choose the main complication or O80-O84': '选择主要并发症或O80–O84', 'Choose the main complication': '选择主要并发症', 'Promote the cause unless HF itself was the severe stage treated': '以病因为主要诊断，除非本次主要治疗严重心衰', 'Promote I60-I64': '以I60–I64为主要诊断', 'Promote the acute code': '以急性编码为主要诊断',
  'Promote the internal or intracranial injury': '以内脏或颅内损伤为主要诊断', 'Check principal or POA': '核对主要诊断或入院病情', 'Demote T80-T88': 'T80–T88改作其他诊断', 'Choose the reason for treatment': '选择本次治疗原因', 'Check whether another diagnosis was the main one treated': '核对是否另有主要治疗的诊断',
  'Correct sex or code': '更正性别或编码', 'Verify sex': '核实性别', Verify: '请核实', 'Correct age or code': '更正年龄或编码', 'Check birth date': '核对出生日期', 'Use I11.0 or I11.9': '合并编码为I11.0或I11.9', 'Use I12.0 or I12.9': '合并编码为I12.0或I12.9', 'Use I13.x': '合并编码为I13.x', Combine: '使用合并编码', 'Use the specific code': '使用具体编码',
  'Delete A49': '删除A49', 'Keep O24': '保留O24', 'Keep one': '保留其中一项', 'Add V01-Y98': '补充V01–Y98', 'Add X40-X49 … Y10-Y19': '补充X40–X49…Y10–Y19', 'Add Y code': '补充Y编码', 'Add M8000-M9989': '补充M8000–M9989', 'Add it': '请补充', 'Add Z37.x': '补充Z37.x', Add: '请补充', 'Add I69 …': '补充I69等后遗症编码', 'Add diagnosis': '补充相应诊断',
  Reorder: '调整手术顺序', 'Reorder or correct the principal diagnosis': '调整手术顺序或更正主要诊断', 'Take the catalogue value': '按目录填写', Delete: '删除该项', Replace: '更换编码', 'Add the missing diagnosis or correct the procedure': '补充诊断或更正手术', 'Correct the perioperative items': '更正围手术期项目', 'Check the birth record': '核对分娩记录',
  'Add the procedure with date and operator': '补充手术操作及日期、术者', 'Coder and physician verify with documents': '由编码员与医师核对病历', 'Check record and charges': '核对病案与费用', 'Correct the wrong document': '更正有误的文书',
};

export function suggestionZh(row) {
  if (row.suggestion_en.startsWith('Fill in ')) return `请填写${row.title_zh.replace(/必填$/, '')}`;
  const text = ZH[row.suggestion_en];
  if (text === undefined) throw new Error(`${row.rule_id}: no Chinese for “${row.suggestion_en}”`);
  return text;
}
