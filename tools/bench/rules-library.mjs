/**
 * An invented rule library and invented records for the rules benchmark: what each rule means, whichever engine it is written for. Codes are drawn with a
 * mild lean to common ones, by a fixed sequence, so that every run and every engine sees the same.
 */
const COUNTS = { dx: 33_000, op: 13_000, item: 60_000 };

export function vocabularies() {
  return {
    dx: Array.from({ length: COUNTS.dx }, (_, i) => dxCode(i)),
    op: Array.from({ length: COUNTS.op }, (_, i) => opCode(i)),
    item: Array.from({ length: COUNTS.item }, (_, i) => itemCode(i)),
  };
}

/** Shares of the kinds of rules in a library, in per mille. */
const MIX = [
  ['opNeedsDx', 150],
  ['dxSex', 70],
  ['dxAge', 90],
  ['dxPair', 200],
  ['itemNeedsOp', 40],
  ['itemPair', 240],
  ['itemQuantity', 80],
  ['principal', 60],
  ['combination', 60],
  ['numbers', 10],
];

/** @param skewed so many rules about one common diagnosis stand among them */
export function rules(count, { skewed = 0 } = {}) {
  const next = sequence(7);
  const { dx, op, item } = vocabularies();
  const one = (codes, lean = 1.6) => codes[Math.floor(codes.length * next() ** lean)];
  const some = (codes, least, most) => [
    ...new Set(Array.from({ length: least + Math.floor(next() * (most - least + 1)) }, () => one(codes))),
  ];
  const make = {
    opNeedsDx: () => ({ op: one(op), dxs: some(dx, 8, 40) }),
    dxSex: () => ({ dx: one(dx), sex: next() < 0.5 ? '1' : '2' }),
    dxAge: () => ({ dx: one(dx), age: Math.floor(next() * 100), above: next() < 0.5 }),
    dxPair: () => ({ dx: one(dx), other: one(dx) }),
    itemNeedsOp: () => ({ item: one(item), ops: some(op, 2, 12) }),
    itemPair: () => ({ item: one(item), other: one(item) }),
    itemQuantity: () => ({ item: one(item), quantity: 5 + Math.floor(next() * 60) }),
    principal: () => ({ dx: one(dx), ops: some(op, 1, 6), age: Math.floor(next() * 90) }),
    combination: () => ({ dx: one(dx), other: one(dx), third: one(dx) }),
    numbers: () => ({ total: 190_000 + Math.floor(next() * 900_000), days: 1 + Math.floor(next() * 5) }),
  };
  return Array.from({ length: count }, (_, index) => {
    const isSkewed = index < skewed;
    const at = Math.floor(next() * 1000);
    let kind = kindAt(at);
    if (isSkewed) kind = index % 2 === 0 ? 'dxAge' : 'dxPair';
    const rule = { id: `R${String(index).padStart(6, '0')}`, kind, ...make[kind]() };
    return isSkewed ? { ...rule, dx: dx[3] } : rule;
  });
}

function kindAt(at) {
  let sum = 0;
  for (const [kind, share] of MIX) if (at < (sum += share)) return kind;
  return MIX.at(-1)[0];
}

/** Records of about 14.6 kB of JSON: 100 fields, 1 to 15 diagnoses, 0 to 7 procedures, 20 to 200 charge lines, 3 % of the fields missing. */
export function records(count, { common = false } = {}) {
  const next = sequence(11);
  const { dx, op, item } = vocabularies();
  const one = (codes) => codes[Math.floor(codes.length * next() ** 1.6)];
  const list = (least, most, make) => Array.from({ length: least + Math.floor(next() * (most - least + 1)) }, make);
  const kept = (group) => Object.fromEntries(Object.entries(group).filter(() => next() >= 0.03));
  return Array.from({ length: count }, (_, index) => {
    const ageYears = Math.floor(next() * 95);
    const diagnoses = list(1, 15, () =>
      kept({ code: one(dx), name: '慢性阻塞性肺疾病急性加重', admissionCondition: '1' }),
    );
    if (common) diagnoses[0] = { ...diagnoses[0], code: dx[3] };
    const money = () => (next() * 9000).toFixed(2);
    return {
      record: kept({ mrn: `M${100_000 + index}`, healthCard: '-', admissionTimes: 1 + (index % 3), form: '2011' }),
      patient: kept({
        name: '张三',
        sex: next() < 0.5 ? '1' : '2',
        ageYears,
        nationality: 'CHN',
        ethnicity: '01',
        marital: '2',
        occupation: '17',
        birthplace: '广东省广州市',
        address: '天河区体育西路一号',
        zip: '510620',
        phone: '13800000000',
        contact: '李四',
        relation: '1',
      }),
      stay: kept({
        admitAt: '2026-04-01T08:30',
        dischargeAt: '2026-04-10T10:00',
        admitDept: '0304',
        dischargeDept: '0304',
        admissionRoute: '1',
        disposition: '1',
        admitWard: '呼吸内科一病区',
        dischargeWard: '呼吸内科一病区',
        los: 9,
        paymentSource: '1.1',
        inpatientType: '1',
        readmitPlan31: '1',
        teachingCase: '2',
        followUp: '2',
      }),
      sign: kept({
        director: '王主任',
        chief: '赵医师',
        attending: '钱医师',
        resident: '孙医师',
        nurse: '周护士',
        coder: '吴编码',
        qcPhysician: '郑质控',
        qcNurse: '冯质控',
        qcDate: '2026-04-11',
        recordQuality: '1',
      }),
      fee: kept({
        total: (5000 + next() * 200_000).toFixed(2),
        ...Object.fromEntries(FEES.map((name) => [name, money()])),
      }),
      dx: { principal: { code: diagnoses[0].code ?? dx[0] } },
      diagnoses,
      op: list(0, 7, () =>
        kept({
          code: one(op),
          name: '腹腔镜下胆囊切除术',
          level: '3',
          date: '2026-04-03',
          surgeon: '术者甲',
          anesthesia: '01',
        }),
      ),
      charges: list(20, 200, () =>
        kept({
          itemCode: one(item),
          quantity: String(1 + Math.floor(next() * 30)),
          unitPrice: money(),
          amount: money(),
          itemGroup: '07',
          dept: '0304',
        }),
      ),
      losDays: Math.floor(next() * 30),
      ageYears,
    };
  });
}

const FEES =
  'selfPaid generalService generalTreatment nursing serviceOther dxPathology dxLab dxImaging dxClinical nonSurgical physical surgical anesthesia operation rehab tcm westernDrug antibiotic patentTcm herbal blood albumin globulin coagulation cytokine matExam matTreat matSurgery other'.split(
    ' ',
  );

/** A generator of numbers from 0 to 1 that gives the same sequence on every machine. */
function sequence(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Common codes are spread over the alphabet: the number of a code says nothing of its text. */
function dxCode(index) {
  const number = (index * 7919) % COUNTS.dx;
  const category = number % 2600;
  return `${String.fromCharCode(65 + Math.floor(category / 100))}${String(category % 100).padStart(2, '0')}.${String(Math.floor(number / 2600) * 7).padStart(3, '0')}${number % 3 === 0 ? `x0${String(number % 90).padStart(2, '0')}` : ''}`;
}

function opCode(index) {
  const number = (index * 6007) % COUNTS.op;
  return `${String(number % 87).padStart(2, '0')}.${String(Math.floor(number / 87) % 100).padStart(2, '0')}${String(Math.floor(number / 8700)).padStart(2, '0')}x0${String(number % 100).padStart(2, '0')}`;
}

function itemCode(index) {
  const number = (index * 48_611) % COUNTS.item;
  return `${['F', 'Z', 'X', 'C'][number % 4]}${String(1_000_000 + number * 13)}${String(number % 1000).padStart(3, '0')}`;
}
