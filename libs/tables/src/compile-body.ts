import { issue, type Budget, type Issue, type Result, type Truth } from '@caseloom/core';
import {
  compileExpression,
  compileUnaryTests,
  type CompiledExpression,
  type CompiledTest,
  type CompileOptions,
  type FeelType,
  type FeelValue,
  type Names,
  type Scope,
  type Missing,
} from '@caseloom/expression';
import { OutputColumn } from './cells/output-column.ts';
import { TestColumn } from './cells/test-column.ts';
import { compoundOf } from './compound.ts';
import { outputsAsDeclared } from './declared-outputs.ts';
import { answerOf, hitPolicies, type Hit } from './hit-policy.ts';
import { RowIndex } from './rows-index/row-index.ts';
import { sameAnswer } from './same-answer.ts';
import type { TableModel } from './table-model.ts';
import { InputValues, plainName, type CompiledInput } from './table-input.ts';
import type { TableRows } from './rows.ts';
import type { TableBody, TableDecision } from './types.ts';

export interface BodyOptions {
  readonly names: Names;
  readonly missing: Missing;
  readonly model?: TableModel;
}

/** A table ready to run. */
export interface CompiledBody {
  readonly reads: readonly string[];
  decide(scope: Scope, budget: Budget): TableDecision;
}

/** Compiles a table wherever it stands; complaints go to `issues`. Undefined when a cell cannot be read. */
export function compileBody(
  body: TableBody,
  rows: TableRows,
  options: BodyOptions,
  issues: Issue[],
): CompiledBody | undefined {
  const reads = new Set<string>();
  const inputs = body.inputs.map((_, column) => compileInput(body, column, options, issues, reads));
  const tests = body.inputs.map((input, column) =>
    testColumn(rows, column, input.id, inputType(body, column, inputs[column]!, options), options, issues),
  );
  const outputs = body.outputs.map((output, column) => outputColumn(rows, column, output.id, options, issues));
  const defaults = compileDefaults(body, options, issues, reads);
  const allowed = body.outputs.map(({ values }, column) =>
    allowedTests(values, `outputs[${column}].values`, options, issues),
  );
  const ranks = allowed.flatMap((list, column) => (list === undefined ? [] : [{ column, tests: list }]));
  const isReference = options.missing === 'reference';
  const restricts = inputs.some((input) => input.allowed !== undefined);
  const answerAs = isReference ? outputsAsDeclared(body, allowed, options.model) : undefined;
  if (issues.some(({ severity }) => severity === 'error')) return undefined;
  for (const { cells } of [...tests, ...outputs]) for (const read of cells.reads) reads.add(read);

  const policy = hitPolicies[body.hitPolicy];
  const index = new RowIndex(
    tests.map(({ cells, idOf }) => ({ tests: cells.tests, testOf: idOf })),
    rows.size,
  );
  const shape = compoundOf(body.outputs);
  const stopAtFirst = body.hitPolicy === 'first';

  const decide = (scope: Scope, budget: Budget): TableDecision => {
    const values = new InputValues(inputs, scope, budget, options.missing);
    const nothing = { value: null, matched: [], unknown: [] };
    const refused = restricts ? refusedInputs(body, inputs, values, scope, budget) : [];
    if (refused.length > 0 && !isReference) return { ...nothing, issue: refused[0]!.issue };
    for (const { index } of refused) values.forget(index);
    let told: Issue | undefined = refused[0]?.issue;
    const asDeclared = (value: FeelValue, column: number): FeelValue =>
      answerAs === undefined ? value : answerAs(value, column, scope, budget, (one) => (told ??= one));
    const outputsOf = (row: number): FeelValue[] =>
      outputs.map(({ cells, idOf }, column) => asDeclared(cells.value(idOf[row]!, scope, budget), column));
    const hits: Hit[] = [];
    const matched: string[] = [];
    const unknown: string[] = [];
    budget.spend(inputs.length);
    index.search(
      values,
      remembering((column, test) => tests[column]!.cells.truth(test, values.value(column), scope, budget)),
      (row, answer) => {
        const id = rows.id(row);
        if (answer === true) {
          matched.push(id);
          hits.push({ id, outputs: onDemand(() => outputsOf(row)) });
        } else if (options.missing === 'unknown') unknown.push(id);
        else return true;
        return !stopAtFirst;
      },
      (looked) => budget.spend(looked),
    );
    const rank = (hit: Hit): number[] =>
      ranks.map(({ column, tests: list }) => rankOf(hit.outputs()[column]!, list, scope, budget));
    const chosen = policy.choose(hits, { body, rank, same: sameAnswer });
    if (chosen.issue !== undefined) return { value: null, matched, unknown, issue: chosen.issue };
    if (unknown.length > 0) return { value: null, matched, unknown };
    const answers = chosen.hits.map((hit) => hit.outputs());
    const none = defaults?.map((one, column) =>
      one === undefined ? null : asDeclared(one.evaluate(scope, budget), column),
    );
    const value = answerOf(body, answers, none, shape);
    return { value, matched, unknown, ...(told === undefined ? {} : { issue: told }) };
  };
  return { reads: [...reads].sort(), decide };
}

function inputType(body: TableBody, column: number, input: CompiledInput, { missing, model }: BodyOptions): FeelType {
  // Imported models declare types of input expressions that their cells contradict; the value itself tells.
  if (missing === 'reference') return 'any';
  const { type } = body.inputs[column]!;
  if (type === undefined) return input.expression.type;
  return model === undefined ? (type as FeelType) : model.types.typeOf(type);
}

function compileInput(
  body: TableBody,
  column: number,
  options: BodyOptions,
  issues: Issue[],
  reads: Set<string>,
): CompiledInput {
  const input = body.inputs[column]!;
  const at = `inputs[${column}]`;
  const expression = taken(
    compileExpression(input.expression, expressionOptions(options)),
    { code: 'TABLE_EXPRESSION_INVALID', at: `${at}.expression`, args: { input: input.id } },
    options,
    issues,
  );
  const allowed = allowedTests(input.values, `${at}.values`, options, issues);
  for (const read of expression?.reads ?? []) reads.add(read);
  return {
    expression: expression ?? nothing(input.expression),
    name: expression === undefined ? undefined : plainName(expression, options.names),
    allowed: allowed === undefined ? undefined : oneOf(allowed),
  };
}

/** An expression that could not be compiled. */
function nothing(text: string): CompiledExpression {
  return { text, type: 'any', reads: [], evaluate: () => null };
}

function testColumn(
  rows: TableRows,
  column: number,
  name: string,
  type: FeelType,
  options: BodyOptions,
  issues: Issue[],
) {
  const cells = new TestColumn(type, expressionOptions(options));
  const idOf = new Int32Array(rows.size);
  for (let row = 0; row < rows.size; row++) {
    const id = cells.add(rows.input(row, column));
    idOf[row] = id;
    for (const cause of cells.issuesOf(id)) issues.push(cellIssue(cause, rows, row, 'inputs', column, name, options));
  }
  return { cells, idOf };
}

function outputColumn(rows: TableRows, column: number, name: string, options: BodyOptions, issues: Issue[]) {
  const cells = new OutputColumn(expressionOptions(options));
  const idOf = new Int32Array(rows.size);
  for (let row = 0; row < rows.size; row++) {
    const id = cells.add(rows.output(row, column));
    idOf[row] = id;
    for (const cause of cells.issuesOf(id)) issues.push(cellIssue(cause, rows, row, 'outputs', column, name, options));
  }
  return { cells, idOf };
}

function cellIssue(
  cause: Issue,
  rows: TableRows,
  row: number,
  side: 'inputs' | 'outputs',
  column: number,
  name: string,
  options: BodyOptions,
): Issue {
  const at = rows.address(row, { side, column });
  return caused(issue('TABLE_CELL_INVALID', at, { row: row + 1, column: name }), cause, options);
}

function compileDefaults(
  { outputs }: TableBody,
  options: BodyOptions,
  issues: Issue[],
  reads: Set<string>,
): (CompiledExpression | undefined)[] | undefined {
  if (outputs.every((output) => output.default === undefined)) return undefined;
  return outputs.map((output, column) => {
    if (output.default === undefined) return undefined;
    const compiled = taken(
      compileExpression(output.default, expressionOptions(options)),
      { code: 'TABLE_CELL_INVALID', at: `outputs[${column}].default`, args: { row: 0, column: output.id } },
      options,
      issues,
    );
    for (const read of compiled?.reads ?? []) reads.add(read);
    return compiled;
  });
}

/** Each allowed value as a test, in the order written. */
function allowedTests(
  values: readonly string[] | undefined,
  at: string,
  options: BodyOptions,
  issues: Issue[],
): readonly CompiledTest[] | undefined {
  return values?.flatMap((value, index) => {
    const compiled = taken(
      compileUnaryTests(value, { ...expressionOptions(options), inputType: 'any' }),
      { code: 'TABLE_VALUES_INVALID', at: `${at}[${index}]`, args: { value } },
      options,
      issues,
    );
    return compiled === undefined ? [] : [compiled];
  });
}

function oneOf(tests: readonly CompiledTest[]): CompiledTest {
  return {
    text: tests.map(({ text }) => text).join(', '),
    reads: tests.flatMap(({ reads }) => reads),
    test: (value, scope, budget) => {
      let answer: Truth = false;
      for (const one of tests) {
        const holds = one.test(value, scope, budget);
        if (holds === true) return true;
        if (holds === undefined) answer = undefined;
      }
      return answer;
    },
  };
}

function refusedInputs(
  body: TableBody,
  inputs: readonly CompiledInput[],
  values: InputValues,
  scope: Scope,
  budget: Budget,
): { readonly index: number; readonly issue: Issue }[] {
  return inputs.flatMap(({ allowed }, index) => {
    if (allowed === undefined) return [];
    const value = values.value(index);
    if (value === null || allowed.test(value, scope, budget) === true) return [];
    const args = { input: body.inputs[index]!.id, values: allowed.text };
    return [{ index, issue: issue('TABLE_INPUT_NOT_ALLOWED', `inputs[${index}]`, args) }];
  });
}

function rankOf(value: FeelValue, tests: readonly CompiledTest[], scope: Scope, budget: Budget): number {
  const rank = tests.findIndex((one) => one.test(value, scope, budget) === true);
  return rank === -1 ? Number.POSITIVE_INFINITY : rank;
}

/** One test of a column is evaluated once per input, however many rows share it. */
function remembering(truth: (column: number, test: number) => Truth): (column: number, test: number) => Truth {
  let known: Map<number, Truth>[] | undefined;
  return (column, test) => {
    known ??= [];
    const answers = (known[column] ??= new Map<number, Truth>());
    if (answers.has(test)) return answers.get(test);
    const answer = truth(column, test);
    answers.set(test, answer);
    return answer;
  };
}

function onDemand<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function expressionOptions({ names, missing, model }: BodyOptions): CompileOptions {
  return { names, missing, ...model?.feel };
}

/** What was compiled, its complaints noted. */
function taken<T>(
  result: Result<T>,
  place: { readonly code: string; readonly at: string; readonly args: Issue['args'] },
  options: BodyOptions,
  issues: Issue[],
): T | undefined {
  for (const cause of result.issues) issues.push(caused(issue(place.code, place.at, place.args), cause, options));
  return result.ok ? result.value : undefined;
}

/** In an imported model what cannot be compiled is null, as DMN has it: a warning. */
function caused(one: Issue, cause: Issue, { missing }: BodyOptions): Issue {
  const severity = missing === 'reference' ? 'warning' : cause.severity;
  return { ...one, severity, cause, ...(cause.span === undefined ? {} : { span: cause.span }) };
}
