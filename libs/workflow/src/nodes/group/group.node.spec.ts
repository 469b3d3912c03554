import { describe } from '@jest/globals';
import { runNodeCases } from '../../../spec/node-cases.ts';

describe('[WORKFLOW-24] node kind group', () => {
  runNodeCases('group');
});
