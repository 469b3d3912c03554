import { describe, expect, it } from '@jest/globals';
import { collide, decide } from './collision.ts';

const base = { patient: { name: '张三', sex: '1', phone: '1' } };
const mine = { patient: { name: '张山', sex: '2', phone: '1' } };
const theirs = { patient: { name: '章三', sex: '1', phone: '2' } };

describe('[P6] two people saving one case', () => {
  const collision = collide(base, mine, theirs);

  it('asks only about what both changed differently', () => {
    expect(collision.conflicts).toEqual([{ path: 'patient.name', base: '张三', local: '张山', incoming: '章三' }]);
  });

  it('keeps what only one of them changed, whatever is decided', () => {
    expect(decide(collision, new Set())).toEqual({ patient: { name: '张山', sex: '2', phone: '2' } });
    expect(decide(collision, new Set(['patient.name']))).toEqual({ patient: { name: '章三', sex: '2', phone: '2' } });
  });
});
