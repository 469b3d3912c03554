import { describe } from '@jest/globals';
import { runNodeCases } from '../../../spec/node-cases.ts';

describe('[WORKFLOW-23] node kind lock', () => {
  runNodeCases('lock');
});
