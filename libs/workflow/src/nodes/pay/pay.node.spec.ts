import { describe } from '@jest/globals';
import { runNodeCases } from '../../../spec/node-cases.ts';

describe('[WORKFLOW-25] node kind pay', () => {
  runNodeCases('pay');
});
