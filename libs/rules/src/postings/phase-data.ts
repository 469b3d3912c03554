import type { Steps } from '../path.ts';
import type { Condition } from '../types.ts';
import type { Expected } from './build-formula.ts';
import type { FieldUse } from './fields.ts';
import type { Program } from './programs.ts';

/** What finds the rules of one phase: numbers, and a little plain data about fields and shapes. Nothing in it changes, and all of it can travel. */
export interface PhaseData {
  /** Rules of the phase. */
  readonly rules: number;
  readonly fields: readonly FieldUse[];
  readonly lists: readonly Steps[];
  readonly slots: Int32Array;
  readonly hashBits: number;
  readonly pool: Int32Array;
  readonly features: number;
  /** Block of the rules that no feature finds. */
  readonly always: number;
  readonly numbers: Float64Array;
  readonly programs: readonly Program[];
  /** Conditions over the record that rules share, asked once per run. */
  readonly shared: readonly { readonly set: string; readonly condition: Condition }[];
  /** Rules that are asked for every record. */
  readonly asked: Int32Array;
  /** Rules that are asked whenever a field is not there as a text. */
  readonly watching: readonly { readonly field: number; readonly rules: Int32Array }[];
  readonly shapes: readonly ShapeData[];
  /** Number of the shape of every rule, by ordinal; -1 for rules of other phases. */
  readonly shapeOf: Int32Array;
  readonly needs: readonly NeedData[];
}

export interface ShapeData {
  /** Most steps per rule, per item of the longest list, per pair of items. */
  readonly steps: readonly [number, number, number];
  /** Numbers of the needs whose absence keeps its rules from answering. */
  readonly needs: readonly number[];
  /** Numbers of shared conditions that may be unknown. */
  readonly shared: readonly number[];
  /** Answers are certain whenever its needs are met. */
  readonly decides: boolean;
}

/** A field that rules need to answer. */
export interface NeedData {
  readonly path: string;
  /** The fact that the path begins with. */
  readonly fact: string;
  readonly expects: Expected;
  /** Rules that need it. */
  readonly rules: number;
}
