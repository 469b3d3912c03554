import { Budget, BudgetExceeded } from '@caseloom/core';
import { importDmn } from '@caseloom/dmn';
import { DecisionSet } from '@caseloom/tables';
import fc from 'fast-check';
import { text } from '../hostile.ts';
import { must, type Target } from '../target.ts';

const NAMESPACE = 'https://www.omg.org/spec/DMN/20230324/MODEL/';
const escaped = (one: string): string => one.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const feel = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '1',
      'a',
      'b + 1',
      'f(a)',
      'f(f)',
      '[1..3]',
      '{a: 1}',
      '> 5',
      '-',
      'for i in a return i',
    ),
  },
  { weight: 1, arbitrary: text.map(escaped) },
);
const literal = feel.map((one) => `<literalExpression><text>${one}</text></literalExpression>`);
const part = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small' },
    literal,
    tie('part').map(
      (one) =>
        `<context><contextEntry><variable name="a"/>${one}</contextEntry><contextEntry>${one}</contextEntry></context>`,
    ),
    fc.tuple(tie('part'), tie('part')).map(([one, two]) => `<list>${one}${two}</list>`),
    fc.tuple(tie('part'), tie('part')).map(([one, two]) => `<filter><in>${one}</in><match>${two}</match></filter>`),
    fc
      .tuple(tie('part'), tie('part'))
      .map(([one, two]) => `<for iteratorVariable="i"><in>${one}</in><return>${two}</return></for>`),
    fc
      .tuple(tie('part'), tie('part'))
      .map(([one, two]) => `<invocation>${one}<binding><parameter name="x"/>${two}</binding></invocation>`),
    tie('part').map((one) => `<functionDefinition><formalParameter name="x"/>${one}</functionDefinition>`),
    fc
      .tuple(feel, feel, fc.constantFrom('UNIQUE', 'FIRST', 'PRIORITY', 'COLLECT', 'ODD'))
      .map(
        ([cell, answer, policy]) =>
          `<decisionTable hitPolicy="${policy}"><input><inputExpression><text>a</text></inputExpression></input><output name="o"/><rule><inputEntry><text>${cell}</text></inputEntry><outputEntry><text>${answer}</text></outputEntry></rule></decisionTable>`,
      ),
  ),
})).part;
const model = fc.tuple(part, part, part).map(
  ([a, b, f]) => `<definitions xmlns="${NAMESPACE}" name="m">
    <decision id="a" name="a"><variable name="a"/>${a}</decision>
    <decision id="b" name="b"><variable name="b"/><informationRequirement><requiredDecision href="#a"/></informationRequirement><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>${b}</decision>
    <businessKnowledgeModel id="f" name="f"><encapsulatedLogic><formalParameter name="x"/>${f}</encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement></businessKnowledgeModel>
  </definitions>`,
);
const MARKS = [
  '<',
  '>',
  '&',
  '"',
  '<!DOCTYPE x>',
  '<![CDATA[',
  ']]>',
  '&#x110000;',
  '&lol;',
  '</a>',
  ' xmlns:p="q"',
  '<p:a/>',
  '\0',
];
/** A model in which something was cut out, doubled or put in. */
const broken = fc.tuple(model, fc.nat(), fc.nat(30), fc.constantFrom(...MARKS, '')).map(([whole, at, length, mark]) => {
  const place = at % whole.length;
  return whole.slice(0, place) + mark + whole.slice(place + length);
});

export const dmn: Target = {
  id: 'dmn',
  sentence:
    '[P8] [P19] DMN models are read and their decisions made, or refused with the line, whatever their XML and FEEL',
  longRuns: 20_000,
  inputs: fc.oneof({ weight: 3, arbitrary: model }, { weight: 2, arbitrary: broken }, { weight: 1, arbitrary: text }),
  run(input) {
    const result = importDmn(input, { file: 'f.dmn' });
    if (!result.ok) return must(result.issues.length > 0, 'a model was refused without a word');
    const set = new DecisionSet(
      result.value.map(({ id, value }) => ({ kind: 'tables' as const, id, value, tables: {} })),
    );
    for (const { id } of result.value) {
      try {
        set.evaluate(id, {}, new Budget({ steps: 20_000 }));
      } catch (error) {
        if (!(error instanceof BudgetExceeded)) throw error;
      }
    }
  },
};
