/** Files of a pack that a person can check by hand, for the specs of this room. */
export const SMALL_PACK: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'pack.json': { format: 1, id: 'small', version: '1.0.0', title: { zh: '小包', en: 'Small' }, layer: 'nation' },
    'codes/sex.json': {
      title: { zh: '性别', en: 'Sex' },
      system: 'valueSet',
      codes: [
        { code: '1', zh: '男', en: 'Male' },
        { code: '2', zh: '女', en: 'Female' },
      ],
    },
    'codes/parameters.json': {
      title: { zh: '参数', en: 'Parameters' },
      system: 'parameter',
      codes: [{ code: 'days.long', zh: '长住院天数', en: 'Long stay', value: '60' }],
    },
    'rules/basic.json': {
      title: { zh: '基本', en: 'Basic' },
      missing: 'unknown',
      rules: [
        {
          id: 'name-empty',
          conditions: { all: [{ fact: 'patient', path: '$.name', operator: 'isEmpty', value: true }] },
          event: {
            type: 'finding',
            params: {
              severity: 'error',
              field: 'patient.name',
              title: { zh: '姓名必填', en: 'Name required' },
              subcategory: 'A01',
            },
          },
        },
        {
          id: 'charge-zero',
          priority: 5,
          conditions: { all: [{ fact: 'fee', path: '$.total', operator: 'lessThanInclusive', value: '0' }] },
          event: {
            type: 'finding',
            params: { severity: 'block', field: 'fee.total', title: { zh: '总费用为零', en: 'No charge' } },
          },
        },
        {
          id: 'low-outlier',
          conditions: { all: [{ fact: 'payment', path: '$.caseType', operator: 'equal', value: 'LOW' }] },
          event: {
            type: 'finding',
            params: { severity: 'warn', field: 'fee.total', title: { zh: '低倍率', en: 'Low outlier' } },
          },
        },
        {
          id: 'ungrouped',
          conditions: { all: [{ fact: 'grouping', path: '$.status', operator: 'equal', value: 'ungrouped' }] },
          event: {
            type: 'finding',
            params: { severity: 'warn', field: 'dx.principal.code', title: { zh: '未入组', en: 'Ungrouped' } },
          },
        },
      ],
    },
    'grouping/tiny.json': {
      title: { zh: '小方案', en: 'Tiny scheme' },
      family: 'drg',
      results: {
        ungrouped: { mdc: '0000', adrg: '00', drg: '0000' },
        invalid: { mdc: '0000', adrg: '00', drg: '0000' },
      },
    },
    'payment/rate.json': {
      title: { zh: '费率', en: 'Rate' },
      method: 'drg-rate',
      scope: {},
      validFrom: '2026-01-01',
      parameters: {
        baseRate: '10000.00',
        levelCoefficient: '1.00',
        lowMultiple: '0.40',
        highMultiples: [{ multiple: '3.00' }],
        highShare: '1.00',
        ambiguousMode: 'NOT_PAID',
        ambiguousShare: '0',
        ungroupedMode: 'NOT_PAID',
        ungroupedShare: '0',
        fundShareMode: 'LESS_PATIENT_PAID',
      },
      rounding: {
        money: { places: 2, mode: 'HALF_UP' },
        points: { places: 4, mode: 'HALF_UP' },
        pointValue: { places: 4, mode: 'HALF_UP' },
      },
    },
    'measures/kpis.json': {
      title: { zh: '指标', en: 'Measures' },
      measures: [
        {
          id: 'CMI',
          title: { zh: '病例组合指数', en: 'Case-mix index' },
          domain: 'capacity',
          population: 'grouping.status = "grouped"',
          numerator: { aggregate: 'sum', expression: 'grouping.weight' },
          denominator: { aggregate: 'sum', expression: '1' },
          unit: { zh: '指数', en: 'index' },
          decimals: 4,
          direction: 'higher',
          formulaText: { zh: 'Σ权重÷例数', en: 'Σ weight ÷ cases' },
        },
        {
          id: 'CLEAN',
          title: { zh: '合格', en: 'Clean' },
          domain: 'quality',
          numerator: { aggregate: 'count', expression: 'findings.error = 0 and findings.block = 0' },
          unit: { zh: '例', en: 'cases' },
          decimals: 0,
          direction: 'higher',
          formulaText: { zh: '无问题', en: 'no findings' },
        },
      ],
    },
    'tests/own.json': {
      title: { zh: '自测', en: 'Own tests' },
      cases: [
        {
          id: 'low',
          title: '低倍率',
          record: {
            patient: { name: '张三', sex: '1', ageYears: 60 },
            stay: { dischargeAt: '2026-05-08T10:00:00' },
            dx: { principal: { code: 'K80.100' } },
            fee: { total: '3000.00' },
          },
          expect: {
            fired: ['low-outlier'],
            onlyFired: true,
            grouping: { drg: 'HC19' },
            payment: { caseType: 'LOW', amount: '3000.00' },
          },
        },
      ],
    },
    'grouping/tiny.mdc.csv': 'order,mdc,name,condition\n1,MDCH,肝胆胰疾病,principal_dx in {mdc:MDCH/dx}\n',
    'grouping/tiny.adrg.csv':
      'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n1,MDCH,HC1,HC1,胆道疾病,group,true,\n',
    'grouping/tiny.drg.csv': 'order,mdc,rule,adrg,drg,name,condition\n1,MDCH,HC1,HC1,HC19,胆道疾病,true\n',
    'grouping/tiny.code_lists.csv': 'list,code\nmdc:MDCH/dx,K80.100\n',
    'grouping/tiny.weights.csv': 'drg,weight,mean_charge,mean_los_days,risk_level\nHC19,1.2500,12000.00,7.0,low\n',
  }).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)]),
);
