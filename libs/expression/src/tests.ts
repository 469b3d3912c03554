import type { Budget } from '@caseloom/core';
import { childrenOf, type Node, type NodeOf } from './ast.ts';
import { type Comparing, equal3, inRange3 } from './compare.ts';
import type { Compiled, CompileNode, Environment, Frame } from './environment.ts';
import { Located } from './located.ts';
import { type FeelType, isList, isRange, meet, typeName } from './types.ts';
import { FeelRange, type FeelValue, isFeelList } from './values.ts';

/** True when one test is, false when all are false. */
export function compileIn(node: NodeOf<'in'>, at: Environment, compileNode: CompileNode): Compiled {
  const value = compileNode(node.value, at);
  const inner = at.with('?', value.type);
  const texts = writtenTexts(node.tests);
  const { slot } = at;
  const tests = node.tests.map((test) => compileNode(test, inner).run);
  const exact = (frame: Frame, input: FeelValue): FeelValue => {
    frame.slots[slot] = input;
    let unknown = false;
    for (const test of tests) {
      frame.budget.spend(1);
      const answer = test(frame);
      if (answer === true) return true;
      if (answer !== false) unknown = true;
    }
    return unknown ? null : false;
  };
  if (texts === undefined) return { run: (frame) => exact(frame, value.run(frame)), type: 'boolean' };
  return {
    run: (frame) => {
      frame.budget.spend(1);
      const input = value.run(frame);
      return typeof input === 'string' ? texts.has(input) : exact(frame, input);
    },
    type: 'boolean',
  };
}

/** The texts, when all tests are written texts or lists of them. */
function writtenTexts(tests: readonly Node[]): ReadonlySet<string> | undefined {
  const texts = new Set<string>();
  const collect = (node: Node): boolean => {
    if (node.kind === 'test') return collect(node.value);
    if (node.kind === 'list') return node.items.every(collect);
    if (node.kind !== 'literal' || typeof node.value !== 'string') return false;
    texts.add(node.value);
    return true;
  };
  return tests.every(collect) ? texts : undefined;
}

/** One test of `?`: a value, a range, a list, or a condition that mentions `?`. */
export function compileTest(node: NodeOf<'test'>, at: Environment, compileNode: CompileNode): Compiled {
  const input = at.find('?')!;
  const tested = compileNode(node.value, at);
  const { reference } = at.compilation;
  if (reference && node.value.kind === 'input') return { run: () => true, type: 'boolean' };
  if (mentionsInput(node.value)) return reference ? heldOr(tested, input.slot) : tested;
  if (!canPass(input.type, tested.type))
    at.report(
      new Located('EXPRESSION_TEST_NEVER', node.span, { input: typeName(input.type), test: typeName(tested.type) }),
    );
  const { slot } = input;
  const inRange = isRange(tested.type);
  return {
    run: (frame) => {
      const test = tested.run(frame);
      // A range of which a bound is missing: nobody knows what lies in it.
      return test === null && inRange ? null : satisfies(frame.slots[slot] ?? null, test, frame.budget, reference);
    },
    type: 'boolean',
  };
}

/** DMN: a condition over `?` is its own answer; anything else that mentions `?` is what the input is held against. */
function heldOr(tested: Compiled, slot: number): Compiled {
  return {
    run: (frame) => {
      const answer = tested.run(frame);
      if (answer === null || typeof answer === 'boolean') return answer;
      return satisfies(frame.slots[slot] ?? null, answer, frame.budget, true);
    },
    type: 'boolean',
  };
}

/** Can a value of the one type pass a test that gives the other? */
function canPass(input: FeelType, test: FeelType): boolean {
  if (meet(input, test)) return true;
  if (isRange(test)) return meet(input, test.range);
  if (isList(test)) return canPass(input, test.list);
  return test === 'range' || (isList(input) && meet(input.list, test));
}

function satisfies(input: FeelValue, test: FeelValue, budget: Budget, reference: boolean): FeelValue {
  if (test instanceof FeelRange)
    return input instanceof FeelRange ? same(input, test, { reference, budget }) : (inRange3(input, test) ?? null);
  if (isFeelList(test)) {
    let unknown = false;
    if (isFeelList(input)) {
      const equal = same(input, test, { reference, budget });
      if (equal === true) return true;
    }
    for (const one of test) {
      budget.spend(1);
      const answer = satisfies(input, one, budget, reference);
      if (answer === true) return true;
      if (answer === null) unknown = true;
    }
    return unknown && !isFeelList(input) ? null : false;
  }
  // A missing input equals only a written null.
  if (!reference && input === null && test !== null) return null;
  return same(input, test, { reference, budget });
}

function same(a: FeelValue, b: FeelValue, how: Comparing): FeelValue {
  return equal3(a, b, how) ?? null;
}

/** Inside another `in`, `?` is that one's value; inside a function or an iteration it is still ours. */
function mentionsInput(node: Node): boolean {
  if (node.kind === 'input') return true;
  return node.kind === 'in' ? mentionsInput(node.value) : childrenOf(node).some(mentionsInput);
}
