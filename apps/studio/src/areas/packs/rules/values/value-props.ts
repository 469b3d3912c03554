import type { ReactNode } from 'react';
import type { Address, Json } from '../condition-edits.ts';
import type { FieldInfo, OperatorInfo } from '../knowledge.ts';

/** What every editor of a value, or of a part of one, gets. */
export interface ValueProps {
  readonly schema: Json;
  readonly operator: OperatorInfo;
  /** Name of the innermost member that is edited; '' for the value itself. */
  readonly member: string;
  /** Field that the test reads, where the catalogue knows it. */
  readonly field: FieldInfo | undefined;
  /** Address of what the test reads: `op`, `dx.other[].code`. */
  readonly operand: string;
  /** List whose items the fact `item` stands for here. */
  readonly item: string | undefined;
  /** Where this part stands in the rule. */
  readonly at: Address;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly label: string;
  readonly onChange: (value: unknown) => void;
  /** Conditions inside the value, over the items of a list: the builder shows them, which also shows this. */
  readonly nested: (at: Address) => ReactNode;
}
