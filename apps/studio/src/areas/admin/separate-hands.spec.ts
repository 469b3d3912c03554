import { describe, expect, it } from '@jest/globals';
import { SEPARATE_HANDS } from '@caseloom/api';
import { separateHandsBroken } from './separate-hands.ts';

describe('separate hands', () => {
  it.each([
    [['user.manage', 'case.read'], undefined],
    [['case.read', 'pack.edit'], undefined],
    [[], undefined],
    [
      ['case.read', 'audit.read', 'user.manage'],
      ['user.manage', 'audit.read'],
    ],
    [
      ['role.manage', 'user.manage'],
      ['user.manage', 'role.manage'],
    ],
  ])('[P25] %j breaks %j', (permissions, broken) => {
    expect(separateHandsBroken(permissions, SEPARATE_HANDS)).toEqual(broken);
  });
});
