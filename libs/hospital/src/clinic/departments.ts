import type { Department, DiagnosisProfile, ProcedureProfile, StayProfile } from './model.ts';

const dx = (code: string, name: string): DiagnosisProfile => ({ code, name });
const op = (code: string, name: string, attr: ProcedureProfile['attr'], level: '1' | '2' | '3' | '4' | '', anesthesia = '', incisionGrade: '' | '0' | '1' | '2' | '3' = '', approach: ProcedureProfile['approach'] = 'open'): ProcedureProfile => ({
  code, name, attr, approach,
  ...(level === '' ? {} : { level }),
  ...(anesthesia === '' ? {} : { anesthesia }),
  ...(incisionGrade === '' ? {} : { incisionGrade }),
});

const hypertension = dx('I10.x00x002', '高血压');
const diabetes = dx('E11.900', '2型糖尿病不伴有并发症');
const lipids = dx('E78.500', '高脂血症');
const hypokalaemia = dx('E87.600', '低钾血症');
const hypoproteinaemia = dx('E77.801', '低蛋白血症');
const anaemia = dx('D64.900', '贫血');
const fattyLiver = dx('K76.000', '脂肪肝');
const fibrillation = dx('I48.x01', '阵发性心房颤动');
const respiratoryFailure = dx('J96.000', '急性呼吸衰竭');
const general = '1';
const spinal = '21';
const local = '35';

const heart: StayProfile[] = [
  { principal: dx('I20.000', '不稳定性心绞痛'), share: 4, ages: [48, 82], days: 6, charge: 26000, procedures: [op('36.0700x004', '经皮冠状动脉药物洗脱支架置入术', '介入治疗', '4', local, '0', 'interventional'), op('88.5600', '两根导管冠状动脉造影术', '诊断性操作', '', local, '', 'interventional')], operated: 0.55, beside: [[lipids, 0.4], [diabetes, 0.25]] },
  { principal: dx('I21.000', '前壁急性透壁性心肌梗死'), share: 2, ages: [45, 85], days: 9, charge: 42000, procedures: [op('36.0700x004', '经皮冠状动脉药物洗脱支架置入术', '介入治疗', '4', local, '0', 'interventional'), op('88.5600', '两根导管冠状动脉造影术', '诊断性操作', '', local, '', 'interventional')], operated: 0.8, beside: [[lipids, 0.4], [dx('R57.000', '心源性休克'), 0.08]], icu: 0.4, death: 0.06 },
  { principal: dx('I50.001', '充血性心力衰竭'), share: 3, ages: [60, 92], days: 10, charge: 13500, beside: [[fibrillation, 0.3], [diabetes, 0.2], [respiratoryFailure, 0.08]], icu: 0.08, death: 0.04 },
  { principal: dx('I48.x01', '阵发性心房颤动'), share: 2, ages: [50, 85], days: 7, charge: 15000, beside: [[hypertension, 0.5], [lipids, 0.2]] },
  { principal: dx('I44.200', '完全性房室传导阻滞'), share: 1, ages: [55, 88], days: 8, charge: 52000, procedures: [op('37.8301', '双腔永久起搏器置入术', '手术', '4', local, '1', 'open')], beside: [[hypertension, 0.4]] },
  { principal: dx('I10.x00x002', '高血压'), share: 2, ages: [40, 85], days: 6, charge: 6200, beside: [[lipids, 0.4], [fattyLiver, 0.2]] },
];
const chest: StayProfile[] = [
  { principal: dx('J15.100', '假单胞菌性肺炎'), share: 2, ages: [50, 90], days: 11, charge: 16500, beside: [[hypertension, 0.3], [hypoproteinaemia, 0.2], [respiratoryFailure, 0.1]], icu: 0.07, death: 0.03 },
  { principal: dx('J13.x00', '链球菌性肺炎（肺炎链球菌）'), share: 3, ages: [20, 85], days: 8, charge: 9000, beside: [[hypokalaemia, 0.15], [diabetes, 0.15]] },
  { principal: dx('J44.000', '慢性阻塞性肺疾病伴有急性下呼吸道感染'), share: 4, ages: [58, 90], days: 10, charge: 12500, beside: [[respiratoryFailure, 0.2], [dx('I27.900', '肺源性心脏病'), 0.2]], death: 0.02 },
  { principal: dx('J96.000', '急性呼吸衰竭'), share: 1, ages: [55, 90], days: 14, charge: 58000, procedures: [op('96.7201', '呼吸机治疗[大于等于96小时]', '治疗性操作', '', '', '', 'none'), op('96.0400', '气管内插管', '治疗性操作', '', '', '', 'natural')], beside: [[dx('J15.100', '假单胞菌性肺炎'), 0.6], [hypoproteinaemia, 0.4]], icu: 1, death: 0.18, kind: 'ventilation' },
  { principal: dx('J45.000', '变应性哮喘'), share: 2, ages: [16, 70], days: 7, charge: 7000 },
];
const gastro: StayProfile[] = [
  { principal: dx('K25.400', '胃溃疡伴有出血'), share: 2, ages: [35, 80], days: 8, charge: 12500, procedures: [op('44.4300', '内镜下胃或十二指肠止血术', '治疗性操作', '', '12', '', 'endoscopic')], operated: 0.6, beside: [[dx('D62.x00', '急性失血性贫血'), 0.3]], blood: 0.3 },
  { principal: dx('K29.500', '慢性胃炎'), share: 3, ages: [25, 75], days: 5, charge: 5200, procedures: [op('45.1302', '电子胃十二指肠镜检查', '诊断性操作', '', '12', '', 'natural')], operated: 0.8, beside: [[fattyLiver, 0.2]] },
  { principal: dx('K63.500', '结肠息肉'), share: 4, ages: [38, 78], days: 4, charge: 8200, procedures: [op('45.4200x003', '纤维结肠镜下结肠息肉切除术', '治疗性操作', '2', '12', '', 'endoscopic')], beside: [[hypertension, 0.25], [fattyLiver, 0.2]] },
  { principal: dx('K85.001', '急性胰腺炎'), share: 2, ages: [25, 75], days: 11, charge: 19500, beside: [[lipids, 0.3], [hypokalaemia, 0.2]], icu: 0.08, death: 0.01 },
  { principal: dx('K74.100', '肝硬化'), share: 2, ages: [40, 80], days: 10, charge: 15500, beside: [[hypoproteinaemia, 0.4], [anaemia, 0.3], [dx('I85.900', '食管静脉曲张'), 0.3]], death: 0.02 },
];
const brain: StayProfile[] = [
  { principal: dx('I63.300', '大脑动脉血栓形成引起的脑梗死'), share: 5, ages: [50, 88], days: 10, charge: 14500, beside: [[hypertension, 0.6], [diabetes, 0.3], [lipids, 0.3]], death: 0.02 },
  { principal: dx('I61.001', '基底节出血'), share: 2, ages: [45, 82], days: 15, charge: 28000, beside: [[hypertension, 0.7], [dx('J69.000', '吸入性肺炎'), 0.15]], icu: 0.15, death: 0.08 },
  { principal: dx('G45.000', '椎基底动脉综合征'), share: 3, ages: [45, 85], days: 7, charge: 7800, beside: [[hypertension, 0.4], [lipids, 0.3]] },
  { principal: dx('G40.300', '全面性癫痫'), share: 1, ages: [14, 70], days: 6, charge: 6800 },
];
const kidney: StayProfile[] = [
  { principal: dx('N18.001', '慢性肾脏病5期'), share: 4, ages: [30, 82], days: 9, charge: 14800, procedures: [op('39.9500', '血液透析', '治疗性操作', '', '', '', 'none')], beside: [[anaemia, 0.5], [hypokalaemia, 0.1]], kind: 'dialysis' },
  { principal: dx('N04.000', '肾病综合征伴轻微的肾小球异常'), share: 2, ages: [16, 70], days: 9, charge: 10500, procedures: [op('55.2300x001', '超声引导下肾穿刺活组织检查', '诊断性操作', '2', local, '', 'none')], operated: 0.6, beside: [[hypoproteinaemia, 0.5]] },
  { principal: dx('N10.x00', '急性肾小管-间质肾炎（急性肾盂肾炎）'), share: 2, ages: [18, 75], days: 7, charge: 6500 },
];
const endocrine: StayProfile[] = [
  { principal: dx('E11.700', '2型糖尿病伴有多个并发症'), share: 4, ages: [35, 85], days: 9, charge: 9200, beside: [[hypertension, 0.5], [lipids, 0.4], [fattyLiver, 0.3]] },
  { principal: dx('E11.100', '2型糖尿病伴有酮症酸中毒'), share: 1, ages: [20, 75], days: 9, charge: 11500, beside: [[hypokalaemia, 0.4]], icu: 0.05 },
  { principal: dx('E05.000', '甲状腺毒症伴有弥漫性甲状腺肿'), share: 2, ages: [20, 65], days: 6, charge: 6400, sex: '2' },
];
const blood: StayProfile[] = [
  { principal: dx('C92.000', '急性髓系白血病'), share: 2, ages: [18, 75], days: 20, charge: 46000, procedures: [op('99.2503', '静脉化疗', '治疗性操作', '', '', '', 'none'), op('41.3100', '骨髓活检', '诊断性操作', '1', local, '', 'none')], beside: [[anaemia, 0.6], [hypokalaemia, 0.2]], pathology: dx('M98610/3', '急性髓系白血病'), blood: 0.8, death: 0.03 },
  { principal: dx('D50.000', '慢性失血性贫血'), share: 3, ages: [20, 80], days: 6, charge: 7200, blood: 0.4 },
];
const surgery: StayProfile[] = [
  { principal: dx('K80.100x001', '胆囊结石伴胆囊炎'), share: 5, ages: [25, 80], days: 6, charge: 15800, procedures: [op('51.2300', '腹腔镜下胆囊切除术', '手术', '2', general, '2', 'endoscopic')], beside: [[fattyLiver, 0.25], [hypertension, 0.25], [diabetes, 0.1]] },
  { principal: dx('K35.300', '急性阑尾炎伴有局限性腹膜炎'), share: 4, ages: [10, 70], days: 5, charge: 11500, procedures: [op('47.0100', '腹腔镜下阑尾切除术', '手术', '2', general, '2', 'endoscopic')] },
  { principal: dx('K40.200', '双侧腹股沟疝'), share: 3, sex: '1', ages: [30, 82], days: 4, charge: 13200, procedures: [op('17.2400', '腹腔镜双侧腹股沟疝无张力修补术', '手术', '3', general, '1', 'endoscopic')], beside: [[hypertension, 0.2]] },
  { principal: dx('C18.200', '升结肠恶性肿瘤'), share: 2, ages: [45, 82], days: 14, charge: 58000, procedures: [op('17.3300', '腹腔镜下右半结肠切除术', '手术', '4', general, '2', 'endoscopic')], beside: [[anaemia, 0.3], [dx('C77.200', '腹内淋巴结继发恶性肿瘤'), 0.25], [hypoproteinaemia, 0.25]], pathology: dx('M81400/3', '腺癌'), icu: 0.1, blood: 0.2, death: 0.01 },
  { principal: dx('C16.300', '胃窦恶性肿瘤'), share: 2, ages: [45, 80], days: 15, charge: 64000, procedures: [op('43.7x01', '胃大部切除伴胃空肠吻合术', '手术', '4', general, '2')], beside: [[anaemia, 0.3], [hypoproteinaemia, 0.3]], pathology: dx('M81400/3', '腺癌'), icu: 0.12, blood: 0.25 },
  { principal: dx('K60.300', '肛瘘'), share: 2, ages: [20, 65], days: 6, charge: 7800, procedures: [op('49.1200', '肛瘘切除术', '手术', '2', spinal, '3')] },
  { principal: dx('E04.101', '甲状腺结节'), share: 3, ages: [25, 70], days: 5, charge: 14500, procedures: [op('06.2x00', '单侧甲状腺叶切除术', '手术', '3', general, '1')] },
];
const bone: StayProfile[] = [
  { principal: dx('S72.000x011', '股骨颈骨折'), share: 4, ages: [60, 92], days: 12, charge: 48000, procedures: [op('81.5201', '人工股骨头置换术', '手术', '4', spinal, '1')], beside: [[hypertension, 0.4], [diabetes, 0.2], [anaemia, 0.2]], external: dx('W01.900', '在同一平面滑倒'), blood: 0.3, death: 0.01 },
  { principal: dx('S82.101', '胫骨平台骨折'), share: 3, ages: [20, 65], days: 12, charge: 36000, procedures: [op('79.3600x008', '胫骨骨折切开复位钢板内固定术', '手术', '3', spinal, '1')], external: dx('V29.900', '摩托车交通事故') },
  { principal: dx('M17.100', '单侧原发性膝关节病'), share: 3, ages: [55, 82], days: 9, charge: 46000, procedures: [op('81.5400', '全膝关节置换术', '手术', '4', spinal, '1')], beside: [[hypertension, 0.4]] },
  { principal: dx('M51.202', '腰椎间盘突出症'), share: 3, ages: [25, 75], days: 8, charge: 16500, procedures: [op('80.5111', '经皮椎间孔镜下腰椎髓核切除术', '手术', '3', local, '1', 'endoscopic')], operated: 0.5 },
  { principal: dx('S52.500', '桡骨下端骨折'), share: 3, ages: [18, 75], days: 7, charge: 21000, procedures: [op('79.3200x001', '桡骨骨折切开复位钢板内固定术', '手术', '3', '31', '1')], external: dx('W01.900', '在同一平面滑倒') },
];
const neurosurgery: StayProfile[] = [
  { principal: dx('S06.501', '创伤性硬膜下血肿'), share: 3, ages: [25, 80], days: 18, charge: 52000, procedures: [op('01.3101', '硬脑膜下血肿清除术', '手术', '4', general, '1')], operated: 0.7, beside: [[dx('S02.000', '颅骨穹窿骨折'), 0.3]], external: dx('V03.900', '行人在与小汽车碰撞中的损伤'), icu: 0.6, death: 0.1, blood: 0.3, kind: 'headInjury' },
  { principal: dx('D32.000', '脑膜良性肿瘤'), share: 1, ages: [35, 72], days: 16, charge: 72000, procedures: [op('01.5102', '脑膜病损切除术', '手术', '4', general, '1')], pathology: dx('M95300/0', '脑膜瘤'), icu: 0.5, blood: 0.3 },
];
const urology: StayProfile[] = [
  { principal: dx('N20.100', '输尿管结石'), share: 4, ages: [22, 75], days: 5, charge: 15500, procedures: [op('56.0x04', '经尿道输尿管镜激光碎石取石术', '手术', '3', general, '0', 'natural')] },
  { principal: dx('N40.x00', '前列腺增生'), share: 3, sex: '1', ages: [56, 86], days: 8, charge: 17500, procedures: [op('60.2901', '经尿道前列腺等离子电切术', '手术', '3', spinal, '0', 'natural')], beside: [[hypertension, 0.4], [diabetes, 0.15]] },
  { principal: dx('C67.200', '膀胱侧壁恶性肿瘤'), share: 2, ages: [50, 84], days: 8, charge: 22500, procedures: [op('57.4902', '经尿道膀胱病损电切术', '手术', '3', general, '0', 'natural')], pathology: dx('M81200/3', '移行细胞癌') },
];
const thoracic: StayProfile[] = [
  { principal: dx('C34.101', '左肺上叶恶性肿瘤'), share: 3, ages: [42, 80], days: 12, charge: 62000, procedures: [op('32.4100x001', '胸腔镜下肺叶切除术', '手术', '4', general, '1', 'endoscopic')], beside: [[dx('C77.100', '胸内淋巴结继发恶性肿瘤'), 0.2], [hypertension, 0.3]], pathology: dx('M81400/3', '腺癌'), icu: 0.2, blood: 0.1 },
  { principal: dx('J93.100', '自发性气胸'), share: 2, ages: [16, 45], sex: '1', days: 7, charge: 12500, procedures: [op('34.0401', '胸腔闭式引流术', '治疗性操作', '2', local, '', 'open')] },
];
const gynaecology: StayProfile[] = [
  { principal: dx('D25.100', '子宫壁内平滑肌瘤'), share: 4, sex: '2', ages: [30, 54], days: 7, charge: 17200, procedures: [op('68.2903', '腹腔镜下子宫肌瘤切除术', '手术', '3', general, '2', 'endoscopic')], pathology: dx('M88900/0', '平滑肌瘤'), beside: [[anaemia, 0.3]] },
  { principal: dx('N83.200x001', '卵巢囊肿'), share: 3, sex: '2', ages: [18, 60], days: 6, charge: 14200, procedures: [op('65.2501', '腹腔镜卵巢囊肿切除术', '手术', '3', general, '2', 'endoscopic')] },
  { principal: dx('C53.100', '宫颈外口恶性肿瘤'), share: 1, sex: '2', ages: [35, 70], days: 15, charge: 46000, procedures: [op('68.6102', '腹腔镜根治性子宫切除术', '手术', '4', general, '2', 'endoscopic')], pathology: dx('M80703/3', '鳞状细胞癌'), blood: 0.15 },
];
const obstetrics: StayProfile[] = [
  { principal: dx('O34.201', '妊娠合并子宫瘢痕'), share: 4, sex: '2', ages: [22, 42], days: 5, charge: 9800, procedures: [op('74.1x01', '子宫下段横切口剖宫产术', '手术', '3', spinal, '2')], beside: [[dx('O82.000', '选择性剖宫产分娩'), 1], [dx('Z37.000', '单胎活产'), 1], [dx('Z35.800', '高危妊娠监督'), 1]], kind: 'delivery' },
  { principal: dx('O70.000', '会阴一度裂伤'), share: 4, sex: '2', ages: [20, 38], days: 3, charge: 5200, procedures: [op('75.6901', '会阴裂伤缝合术', '手术', '1', local, '2')], beside: [[dx('O80.000', '头位顺产'), 1], [dx('Z37.000', '单胎活产'), 1], [dx('Z34.900', '正常妊娠监督'), 1]], kind: 'delivery' },
  { principal: dx('O14.100', '重度先兆子痫'), share: 1, sex: '2', ages: [22, 43], days: 7, charge: 13500, procedures: [op('74.1x01', '子宫下段横切口剖宫产术', '手术', '3', spinal, '2')], beside: [[dx('O82.100', '急症剖宫产分娩'), 1], [dx('Z37.000', '单胎活产'), 1], [dx('Z35.800', '高危妊娠监督'), 1]], icu: 0.1, kind: 'delivery' },
];
const newborn: StayProfile[] = [
  { principal: dx('P59.000', '与早产有关的新生儿黄疸'), share: 3, ages: [0, 0], days: 6, charge: 6800, procedures: [op('99.8300x001', '新生儿蓝光治疗', '治疗性操作', '', '', '', 'none')], kind: 'newborn' },
  { principal: dx('P22.000', '新生儿呼吸窘迫综合征'), share: 2, ages: [0, 0], days: 18, charge: 42000, procedures: [op('93.9000x002', '无创呼吸机辅助通气[持续气道正压通气]', '治疗性操作', '', '', '', 'none')], beside: [[dx('P07.300', '早产婴儿'), 1]], icu: 1, death: 0.03, kind: 'newborn' },
  { principal: dx('P23.600', '细菌性先天性肺炎'), share: 2, ages: [0, 0], days: 9, charge: 11000, kind: 'newborn' },
];
const child: StayProfile[] = [
  { principal: dx('J20.000', '肺炎支原体急性支气管炎'), share: 4, ages: [1, 12], days: 5, charge: 3600 },
  { principal: dx('J15.700', '支原体肺炎'), share: 4, ages: [2, 13], days: 7, charge: 5600 },
  { principal: dx('A08.000', '轮状病毒性肠炎'), share: 2, ages: [1, 5], days: 5, charge: 3200, beside: [[hypokalaemia, 0.2]] },
];
const eye: StayProfile[] = [
  { principal: dx('H25.000', '老年性初期白内障'), share: 5, ages: [60, 88], days: 2, charge: 7800, procedures: [op('13.4100', '白内障超声乳化抽吸术', '手术', '3', '36', '1'), op('13.7100', '人工晶状体置入术（白内障摘除时一期）', '手术', '3', '36', '1')], beside: [[hypertension, 0.3], [dx('E11.300', '2型糖尿病伴有眼的并发症'), 0.05]], kind: 'daySurgery' },
  { principal: dx('H33.000', '视网膜脱离伴视网膜断裂'), share: 1, ages: [30, 75], days: 6, charge: 16800, procedures: [op('14.7401', '后入路玻璃体切割术', '手术', '4', local, '1')] },
];
const ear: StayProfile[] = [
  { principal: dx('J32.400', '慢性全组鼻窦炎'), share: 3, ages: [18, 65], days: 6, charge: 14200, procedures: [op('22.6300x005', '鼻内镜下全组鼻窦开窗术', '手术', '4', general, '0', 'natural')] },
  { principal: dx('J35.000', '慢性扁桃体炎'), share: 3, ages: [5, 40], days: 5, charge: 8600, procedures: [op('28.2x00x005', '扁桃体等离子切除术', '手术', '2', general, '0', 'natural')] },
  { principal: dx('H91.200', '突发特发性听觉丧失（突聋）'), share: 2, ages: [25, 70], days: 9, charge: 7600 },
];
const oncology: StayProfile[] = [
  { principal: dx('Z51.101', '恶性肿瘤术后化学治疗'), share: 6, ages: [35, 78], days: 4, charge: 9200, procedures: [op('99.2503', '静脉化疗', '治疗性操作', '', '', '', 'none')], beside: [[dx('C34.101', '左肺上叶恶性肿瘤'), 1], [anaemia, 0.15]], kind: 'chemotherapy' },
  { principal: dx('Z51.002', '恶性肿瘤放射治疗'), share: 3, ages: [40, 78], days: 22, charge: 38000, procedures: [op('92.2400x001', '直线加速器放射治疗', '治疗性操作', '', '', '', 'none')], beside: [[dx('C53.100', '宫颈外口恶性肿瘤'), 1]], sex: '2' },
];
const critical: StayProfile[] = [
  { principal: dx('A41.500', '革兰阴性菌脓毒症'), share: 2, ages: [45, 88], days: 15, charge: 76000, procedures: [op('96.7201', '呼吸机治疗[大于等于96小时]', '治疗性操作', '', '', '', 'none'), op('96.0400', '气管内插管', '治疗性操作', '', '', '', 'natural'), op('38.9300', '静脉导管插入术', '治疗性操作', '', '', '', 'none')], beside: [[respiratoryFailure, 0.8], [dx('R57.200', '感染性休克'), 0.5], [hypoproteinaemia, 0.5]], icu: 1, death: 0.22, blood: 0.3, kind: 'ventilation' },
];
const emergency: StayProfile[] = [
  { principal: dx('T42.400', '苯二氮䓬类中毒'), share: 2, ages: [16, 70], days: 3, charge: 6200, external: dx('X61.900', '镇静催眠药自毒'), procedures: [op('96.3300', '洗胃', '治疗性操作', '', '', '', 'natural')] },
  { principal: dx('S27.001', '创伤性气胸'), share: 1, ages: [18, 65], days: 9, charge: 16500, external: dx('V29.900', '摩托车交通事故'), procedures: [op('34.0401', '胸腔闭式引流术', '治疗性操作', '2', local, '', 'open')], beside: [[dx('S22.400', '多发性肋骨骨折'), 0.6]] },
];

/** The departments of a city hospital; codes of the national list of clinical specialties, shares of its discharges. */
export const departments: readonly Department[] = [
  { code: '0304', name: '心血管内科', ward: '心内一病区', share: 11, profiles: heart },
  { code: '0301', name: '呼吸内科', ward: '呼吸病区', share: 9, profiles: chest },
  { code: '0302', name: '消化内科', ward: '消化病区', share: 8, profiles: gastro },
  { code: '0303', name: '神经内科', ward: '神内病区', share: 9, profiles: brain },
  { code: '0306', name: '肾内科', ward: '肾内病区', share: 4, profiles: kidney },
  { code: '0307', name: '内分泌科', ward: '内分泌病区', share: 5, profiles: endocrine },
  { code: '0305', name: '血液内科', ward: '血液病区', share: 3, profiles: blood },
  { code: '0401', name: '普通外科', ward: '普外一病区', share: 12, profiles: surgery },
  { code: '0403', name: '骨科', ward: '骨科病区', share: 8, profiles: bone },
  { code: '0402', name: '神经外科', ward: '神外病区', share: 2, profiles: neurosurgery },
  { code: '0404', name: '泌尿外科', ward: '泌尿病区', share: 4, profiles: urology },
  { code: '0405', name: '胸外科', ward: '胸外病区', share: 2, profiles: thoracic },
  { code: '0501', name: '妇科', ward: '妇科病区', share: 4, profiles: gynaecology },
  { code: '0502', name: '产科', ward: '产科病区', share: 5, profiles: obstetrics },
  { code: '0701', name: '新生儿科', ward: '新生儿病区', share: 3, profiles: newborn },
  { code: '0700', name: '儿科', ward: '儿科病区', share: 5, profiles: child },
  { code: '1000', name: '眼科', ward: '眼科病区', share: 3, profiles: eye },
  { code: '1100', name: '耳鼻咽喉科', ward: '耳鼻喉病区', share: 3, profiles: ear },
  { code: '1900', name: '肿瘤科', ward: '肿瘤病区', share: 5, profiles: oncology },
  { code: '2000', name: '急诊医学科', ward: '急诊病房', share: 1, profiles: emergency },
  { code: '2800', name: '重症医学科', ward: 'ICU', share: 1, profiles: critical },
];
