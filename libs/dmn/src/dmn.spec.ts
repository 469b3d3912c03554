import type { DecisionDocument, DecisionModel, DecisionTable } from '@caseloom/tables';
import { describe, expect, it } from '@jest/globals';
import { exportDmn } from './export/export-dmn.ts';
import { importDmn, type ImportedArtifact } from './import/import-dmn.ts';
import { DMN_NAMESPACES } from './namespaces.ts';

const DMN_15 = DMN_NAMESPACES[4]!;
const read = (body: string, attributes = 'name="My model" namespace="urn:m"') =>
  importDmn(`<definitions xmlns="${DMN_15}" xmlns:x="urn:x" ${attributes}>${body}</definitions>`, { file: 'x.dmn' });
const imported = (body: string): readonly ImportedArtifact[] => {
  const result = read(body);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
};
const valueOf = (artifacts: readonly ImportedArtifact[], id: string) => artifacts.find((one) => one.id === id)?.value;
const literal = (text: string) => `<literalExpression><text>${text}</text></literalExpression>`;
const decision = (name: string, inside: string) =>
  `<decision id="_${name.replaceAll(' ', '')}" name="${name}"><variable name="${name}"/>${inside}</decision>`;

describe('importing DMN', () => {
  it.each(DMN_NAMESPACES)('[DMN-1] reads models of %s under any prefix', (namespace) => {
    const result = importDmn(
      `<d:definitions xmlns:d="${namespace}" name="m"><d:decision name="A b"><d:variable name="A b" typeRef="feel:string"/><d:literalExpression><d:text>"x"</d:text></d:literalExpression></d:decision></d:definitions>`,
      { file: 'x.dmn' },
    );
    expect(result.issues).toEqual([]);
    expect(result).toMatchObject({
      ok: true,
      value: [
        { id: 'm-model', value: { kind: 'model', name: 'm' } },
        {
          id: 'A-b',
          value: {
            kind: 'expression',
            name: 'A b',
            type: 'string',
            expression: '"x"',
            missing: 'reference',
            model: 'm-model',
          },
        },
      ],
    });
  });

  it.each([
    ['RULE ORDER', {}, { hitPolicy: 'ruleOrder' }],
    ['output_order', {}, { hitPolicy: 'outputOrder' }],
    ['U', {}, { hitPolicy: 'unique' }],
    ['R', {}, { hitPolicy: 'ruleOrder' }],
    ['C+', {}, { hitPolicy: 'collect', aggregation: 'sum' }],
    ['C', { aggregation: 'max' }, { hitPolicy: 'collect', aggregation: 'max' }],
    ['COLLECT', { aggregation: 'COUNT' }, { hitPolicy: 'collect', aggregation: 'count' }],
  ])('[DMN-2] reads the hit policy %s with %j', (policy, more, wanted) => {
    const written = Object.entries({ hitPolicy: policy, ...more }).map(([name, value]) => `${name}="${value}"`);
    const table = `<decisionTable ${written.join(' ')}><output/><rule><outputEntry><text>1</text></outputEntry></rule></decisionTable>`;
    expect(valueOf(imported(decision('T', table)), 'T')).toMatchObject(wanted);
  });

  it.each([
    [DMN_NAMESPACES[0]!, undefined],
    [DMN_NAMESPACES[1]!, 'string'],
  ])('[DMN-2] takes the type of a function’s variable since DMN 1.2 only: %s', (namespace, type) => {
    const body = `<businessKnowledgeModel name="F"><variable name="F" typeRef="string"/><encapsulatedLogic>${literal('0.6')}</encapsulatedLogic></businessKnowledgeModel>`;
    const result = importDmn(`<definitions xmlns="${namespace}" name="m">${body}</definitions>`, { file: 'x.dmn' });
    expect(result.ok && (valueOf(result.value, 'F') as { type?: string }).type).toBe(type);
  });

  it('[DMN-2] reads a table with everything it can have', () => {
    const table = `<decisionTable hitPolicy="OUTPUT ORDER" outputLabel="o">
      <input label="Age"><inputExpression typeRef="number"><text>Applicant.Age</text></inputExpression><inputValues><text>[0..150]</text></inputValues></input>
      <output name="Status" typeRef="string"><outputValues><text>"Yes, of course", "No"</text></outputValues><defaultOutputEntry><text>"No"</text></defaultOutputEntry></output>
      <output name="Rate"/>
      <annotation name="why"/>
      <rule id="a"><inputEntry><text>&gt;= 18</text></inputEntry><outputEntry><text>"Yes, of course"</text></outputEntry><outputEntry><text>1.5</text></outputEntry><annotationEntry><text>grown up</text></annotationEntry></rule>
      <rule><inputEntry><text/></inputEntry><outputEntry><text>"No"</text></outputEntry><outputEntry><text/></outputEntry><annotationEntry><text/></annotationEntry></rule>
    </decisionTable>`;
    expect(valueOf(imported(decision('Approval', table)), 'Approval')).toEqual({
      kind: 'table',
      title: { zh: 'Approval', en: 'Approval' },
      name: 'Approval',
      model: 'My-model-model',
      missing: 'reference',
      data: [],
      hitPolicy: 'outputOrder',
      inputs: [{ id: 'Age', expression: 'Applicant.Age', type: 'number', values: ['[0..150]'] }],
      outputs: [
        { id: 'Status', type: 'string', values: ['"Yes, of course"', '"No"'], default: '"No"' },
        { id: 'Rate' },
      ],
      rules: [
        { id: 'a', inputs: ['>= 18'], outputs: ['"Yes, of course"', '1.5'], note: 'grown up' },
        { id: 'r2', inputs: [''], outputs: ['"No"', ''] },
      ],
    });
  });

  it('[DMN-3] joins requirements by their references, those with the model’s own namespace too', () => {
    const artifacts = imported(
      `<inputData id="i" name="The input"><variable name="The input" typeRef="tLoan"/></inputData>
       <itemDefinition name="tLoan"><itemComponent name="amount" isCollection="true"><typeRef>feel:number</typeRef></itemComponent></itemDefinition>
       <businessKnowledgeModel id="k" name="PMT"><encapsulatedLogic><formalParameter name="p" typeRef="number"/>${literal('p * 2')}</encapsulatedLogic></businessKnowledgeModel>
       ${decision('B', `<informationRequirement><requiredDecision href="urn:m#_A"/></informationRequirement><knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>${literal('PMT(A)')}`)}
       ${decision('A', `<informationRequirement><requiredInput href="#i"/></informationRequirement>${literal('The input')}`)}`,
    );
    expect(valueOf(artifacts, 'B')).toMatchObject({ requires: ['A', 'PMT'] });
    expect(valueOf(artifacts, 'A')).toMatchObject({ data: [{ name: 'The input', type: 'tLoan' }] });
    expect(valueOf(artifacts, 'PMT')).toMatchObject({
      kind: 'knowledge',
      parameters: [{ name: 'p', type: 'number' }],
      body: { kind: 'expression', expression: 'p * 2' },
    });
    expect(valueOf(artifacts, 'My-model-model')).toMatchObject({
      types: [{ name: 'tLoan', members: [{ name: 'amount', type: 'number', list: true }] }],
      data: [{ name: 'The input', type: 'tLoan' }],
    });
  });

  it('[DMN-4] names everything it does not take over, with its address', () => {
    const result = read(
      `<import name="other" namespace="urn:o" importType="x"/><knowledgeSource id="law" name="The law"/>
       ${decision('A', `<authorityRequirement/><informationRequirement><requiredInput href="#nowhere"/></informationRequirement><literalExpression expressionLanguage="python"><text>1</text></literalExpression>`)}
       ${decision('B', '')}<extensionElements><x:decision/></extensionElements>`,
    );
    expect(
      result.issues.map(
        ({ code, path, args, severity }) =>
          `${severity} ${code} ${path} ${args['element'] ?? args['href'] ?? args['language'] ?? args['name']}`,
      ),
    ).toEqual([
      'warning DMN_REFERENCE_UNKNOWN x.dmn#/definitions/decision[1]/informationRequirement[1]/requiredInput[1] #nowhere',
      'warning DMN_LANGUAGE x.dmn#/definitions/decision[1]/literalExpression[1] python',
      'warning DMN_NO_LOGIC x.dmn#/definitions/decision[2] B',
      'warning DMN_NOT_TAKEN x.dmn#/definitions/import[1] import other',
      'warning DMN_NOT_TAKEN x.dmn#/definitions/knowledgeSource[1] knowledgeSource The law',
      'warning DMN_NOT_TAKEN x.dmn#/definitions/decision[1]/authorityRequirement[1] authorityRequirement',
      'info DMN_NOT_TAKEN x.dmn#/definitions/extensionElements[1] extensionElements',
    ]);
  });

  it.each([
    ['no XML', 'hello', 'DMN_XML_BROKEN'],
    ['another document', '<html/>', 'DMN_NOT_DMN'],
    ['a model without decisions', `<definitions xmlns="${DMN_15}" name="m"/>`, 'DMN_NO_DECISION'],
    [
      'an unknown hit policy',
      `<definitions xmlns="${DMN_15}" name="m">${decision('A', '<decisionTable hitPolicy="SOMETIMES"/>')}</definitions>`,
      'DMN_HIT_POLICY',
    ],
  ])('refuses %s', (_what, text, code) => {
    expect(importDmn(text, { file: 'x.dmn' })).toMatchObject({ ok: false, issues: [{ code }] });
  });

  it('[DMN-5] replaces the model it finds by its namespace and name and leaves other artifacts alone', () => {
    const body = decision('A', literal('1'));
    const other = { kind: 'expression', title: { zh: 'A', en: 'A' }, expression: '2' } as DecisionDocument;
    const first = read(body);
    if (!first.ok) throw new Error('first');
    const present = new Map<string, DecisionDocument>([
      ...first.value.map(({ id, value }) => [id, value] as const),
      ['B', other],
    ]);
    const text = `<definitions xmlns="${DMN_15}" name="My model" namespace="urn:m">${body}${decision('B', literal('3'))}</definitions>`;
    const again = importDmn(text, { file: 'x.dmn', present });
    expect(again.ok && again.value.map(({ id }) => id)).toEqual(['My-model-model', 'A', 'B-2']);
    const elsewhere = importDmn(text.replace('urn:m', 'urn:n'), { file: 'x.dmn', present });
    expect(elsewhere.ok && elsewhere.value.map(({ id }) => id)).toEqual(['My-model-model-2', 'A-2', 'B-2']);
    const sibling = importDmn(text.replace('"My model"', '"Your model"'), { file: 'x.dmn', present });
    expect(sibling.ok && sibling.value.map(({ id }) => id)).toEqual(['Your-model-model', 'A-2', 'B-2']);
    const asked = new Map([...present].map(([id, value]) => [id === 'My-model-model' ? 'mine' : id, value] as const));
    const kept = importDmn(text, { file: 'x.dmn', present: asked });
    expect(kept.ok && kept.value[0]!.id).toBe('mine');
  });
});

const title = { zh: '决定', en: 'Decision' };
const text = (expression: string) => ({ kind: 'expression' as const, expression });
const ours: Readonly<Record<string, DecisionDocument>> = {
  model: {
    kind: 'model',
    title: { zh: '模型', en: 'Model' },
    name: 'Loans',
    namespace: 'urn:loans',
    types: [
      { name: 'level', type: 'string', values: ['"a, b"', 'null'], label: 'Level' },
      { name: 'all', list: true, members: [{ name: 'x y', type: 'duration' }] },
    ],
    data: [{ name: 'Age', type: 'number' }, { name: 'unused' }],
    about: 'first line\nsecond <line> & "more"',
  },
  table: {
    kind: 'table',
    title,
    model: 'model',
    missing: 'unknown',
    data: [
      { name: 'Age', type: 'number' },
      { name: 'else', type: 'level' },
    ],
    requires: ['call'],
    hitPolicy: 'collect',
    aggregation: 'sum',
    inputs: [{ id: '年龄', title: { zh: '年龄', en: 'age' }, expression: 'Age', values: ['[0..150]'] }],
    outputs: [{ id: 'out', name: 'the output', type: 'number', values: ['1', '2'], default: '0' }],
    rules: [
      { id: 'r1', inputs: ['> 1'], outputs: ['1'], note: '备注' },
      { id: 'r2', inputs: ['-'], outputs: [''] },
    ],
  },
  call: {
    kind: 'context',
    title,
    name: 'a call',
    model: 'model',
    type: 'number',
    data: [{ name: 'Age', type: 'level' }],
    requires: ['fn'],
    question: 'why?',
    allowedAnswers: '1',
    entries: [
      { name: 'l', type: 'all', value: { kind: 'list', items: [text('1'), text('  2\n')] } },
      {
        name: 'r',
        value: {
          kind: 'relation',
          columns: [{ name: 'a' }, { name: 'b', type: 'string' }],
          rows: [[text('1'), text('"x"')]],
        },
      },
      { name: 'c', value: { kind: 'conditional', if: text('true'), then: text('1'), else: text('2'), type: 'number' } },
      { name: 'f', value: { kind: 'filter', in: text('l'), match: text('item > 1') } },
      { name: 'e', value: { kind: 'every', variable: 'i', in: text('l'), each: text('i > 1') } },
      { name: 'g', value: { kind: 'function', parameters: [{ name: 'x' }], body: text('x') } },
      {
        value: {
          kind: 'invocation',
          function: text('fn'),
          arguments: [{ name: 'p', type: 'number', value: text('1') }],
        },
      },
    ],
  },
  fn: {
    kind: 'knowledge',
    title,
    model: 'model',
    missing: 'reference',
    parameters: [{ name: 'p', type: 'number' }],
    body: { kind: 'for', variable: 'i', in: text('1..p'), each: text('i') },
  },
  svc: {
    kind: 'service',
    title,
    name: 'The Service',
    model: 'model',
    outputs: ['table'],
    encapsulates: ['call'],
    inputDecisions: ['call'],
    data: [{ name: 'Age', type: 'number' }],
  },
};

describe('exporting DMN', () => {
  const artifacts = Object.entries(ours).map(([id, value]) => ({ kind: 'tables' as const, id, value, tables: {} }));

  it('[DMN-6] gives back everything when it is imported again', () => {
    const exported = exportDmn(artifacts, 'model');
    if (!exported.ok) throw new Error(JSON.stringify(exported.issues));
    const result = importDmn(exported.value, { file: 'x.dmn' });
    expect(result.issues).toEqual([]);
    if (!result.ok) throw new Error('import');
    const { model, ...rest } = Object.fromEntries(result.value.map(({ id, value }) => [id, value]));
    // The datum that only a decision declares becomes one of the model.
    expect(model).toEqual({
      ...ours['model'],
      data: [...(ours['model'] as DecisionModel).data, { name: 'else', type: 'level' }],
    });
    expect({ model: ours['model'], ...rest }).toEqual(ours);
  });

  it('[DMN-6] takes rows of the table file with it', () => {
    const rows = { columns: ['id', '年龄', 'out'], rows: [{ id: 'f1', 年龄: '> 5', out: '2' }] };
    const filed = artifacts.map((one) => (one.id === 'table' ? { ...one, tables: { rows } } : one));
    const exported = exportDmn(filed, 'model');
    const result = exported.ok ? importDmn(exported.value, { file: 'x.dmn' }) : exported;
    const table = result.ok ? (valueOf(result.value, 'table') as DecisionTable) : undefined;
    expect(table?.rules).toHaveLength(3);
    expect(table?.rules[2]).toEqual({ id: 'f1', inputs: ['> 5'], outputs: ['2'] });
  });

  it('refuses what it cannot hold together', () => {
    expect(exportDmn(artifacts, 'none')).toMatchObject({ ok: false, issues: [{ code: 'DMN_MODEL_UNKNOWN' }] });
    const apart = artifacts.map((one) =>
      one.id === 'fn' ? { ...one, value: { ...one.value, model: 'other' } as DecisionDocument } : one,
    );
    expect(exportDmn(apart, 'model')).toMatchObject({
      ok: false,
      issues: [{ code: 'DMN_REQUIRED_ELSEWHERE', args: { id: 'fn' } }],
    });
  });
});
