import { describe } from '@jest/globals';
import { runNodeCases } from '../../../spec/node-cases.ts';

describe('[WORKFLOW-26] node kind branch', () => {
  runNodeCases('branch');
});
