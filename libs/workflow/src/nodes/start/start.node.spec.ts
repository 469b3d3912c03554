import { describe } from '@jest/globals';
import { runNodeCases } from '../../../spec/node-cases.ts';

describe('[WORKFLOW-20] node kind start', () => {
  runNodeCases('start');
});
