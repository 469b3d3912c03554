import { evaluate } from 'feelin';
import { askLibrary } from './library.ts';
import { plainOperators } from './plain-operators.ts';
import type { Request, RequestQuestion, Response } from './protocol.ts';

/** Reads one request, answers it, ends. Started by `run-child.ts` with limits of time and memory and without any permission but to read its own code. */
async function main(): Promise<void> {
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const piece of process.stdin) text += piece as string;
  const { cases, questions } = JSON.parse(text) as Request;
  const answers: (boolean | string)[] = [];
  for (const question of questions) answers.push(await answer(question, cases[question.case]!));
  process.stdout.write(JSON.stringify(answers satisfies Response));
}

async function answer(question: RequestQuestion, facts: Readonly<Record<string, unknown>>): Promise<boolean | string> {
  const feel: Record<string, unknown> = {};
  for (const [number, expression] of (question.expressions ?? []).entries()) {
    try {
      feel[`feel:${number}`] = evaluate(expression, {
        ...facts,
        ...(question.item === undefined ? {} : { item: at(facts, question.item) }),
      }).value;
    } catch (error) {
      return `feelin: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return askLibrary({
    conditions: question.conditions,
    facts: { ...facts, ...feel, constant: true },
    ...(question.shared === undefined ? {} : { shared: question.shared }),
    operators: plainOperators,
  });
}

function at(value: unknown, steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[step] : undefined,
    value,
  );
}

await main();
