import type { SourcePack } from '@caseloom/pack';

export interface ReferenceSummary { readonly compared: number; readonly different: number; readonly notComparable: number; readonly differences?: unknown }

export async function runReference(_chain: readonly SourcePack[]): Promise<ReferenceSummary> {
  return { compared: 0, different: 0, notComparable: 0 };
}
