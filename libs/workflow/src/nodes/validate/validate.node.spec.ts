import { describe } from '@jest/globals';
import { runNodeCases } from '../../../spec/node-cases.ts';

describe('[WORKFLOW-22] node kind validate', () => {
  runNodeCases('validate');
});
