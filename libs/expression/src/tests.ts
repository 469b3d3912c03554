import type { Budget } from '@caseloom/core';
import { childrenOf, type Node } from './ast.ts';
import { equal3, inRange3 } from './compare.ts';
import type { Compiled, CompileNode, Environment } from './environment.ts';
import { FeelRange, type FeelValue, isFeelList } from './values.ts';

/** True when one test is, false when all are false. */
export function compileIn(node: Node & { kind: 'in' }, at: Environment, compileNode: CompileNode): Compiled {
  const value = compileNode(node.value, at);
  const inner = at.with('?', value.type);
  const { slot } = inner.locals.get('?')!;
  const tests = node.tests.map((test) => compileNode(test, inner).run);
  return {
    run: (frame) => {
      frame.slots[slot] = value.run(frame);
      let unknown = false;
      for (const test of tests) {
        frame.budget.spend(1);
        const answer = test(frame);
        if (answer === true) return true;
        if (answer !== false) unknown = true;
      }
      return unknown ? null : false;
    },
    type: 'boolean',
  };
}

/** One test of `?`: a value, a range, a list, or a condition that mentions `?`. */
export function compileTest(node: Node & { kind: 'test' }, at: Environment, compileNode: CompileNode): Compiled {
  const { slot } = at.locals.get('?')!;
  const tested = compileNode(node.value, at);
  if (mentionsInput(node.value)) return tested;
  return { run: (frame) => satisfies(frame.slots[slot]!, tested.run(frame), frame.budget), type: 'boolean' };
}

function satisfies(input: FeelValue, test: FeelValue, budget: Budget): FeelValue {
  if (test instanceof FeelRange) return inRange3(input, test) ?? null;
  if (isFeelList(test) && !isFeelList(input)) {
    let unknown = false;
    for (const one of test) {
      budget.spend(1);
      const answer = satisfies(input, one, budget);
      if (answer === true) return true;
      if (answer === null) unknown = true;
    }
    return unknown ? null : false;
  }
  // A missing input equals only a written null.
  if (input === null && test !== null) return null;
  return equal3(input, test) ?? null;
}

/** Inside another `in`, `?` is that one's value. */
function mentionsInput(node: Node): boolean {
  if (node.kind === 'input') return true;
  return node.kind === 'in' ? mentionsInput(node.value) : childrenOf(node).some(mentionsInput);
}

/** Three-valued `and` and `or`; what is no boolean is unknown. */
export function compileLogic(node: Node & { kind: 'and' | 'or' }, at: Environment, compileNode: CompileNode): Compiled {
  const [left, right] = [compileNode(node.left, at).run, compileNode(node.right, at).run];
  const decides = node.kind === 'or';
  return {
    run: (frame) => {
      const a = left(frame);
      if (a === decides) return decides;
      const b = right(frame);
      if (b === decides) return decides;
      return typeof a === 'boolean' && typeof b === 'boolean' ? !decides : null;
    },
    type: 'boolean',
  };
}
