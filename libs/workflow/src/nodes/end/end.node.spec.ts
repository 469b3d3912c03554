import { describe } from '@jest/globals';
import { runNodeCases } from '../../../spec/node-cases.ts';

describe('[WORKFLOW-21] node kind end', () => {
  runNodeCases('end');
});
