import { describe } from '@jest/globals';
import { runNodeCases } from '../../../spec/node-cases.ts';

describe('[WORKFLOW-27] node kind task', () => {
  runNodeCases('task');
});
