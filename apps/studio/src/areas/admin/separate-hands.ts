/**
 * Two permissions of different hands in one set, where no account may hold both ([P25]); the server decides over all roles of an account,
 * this spares a refused click.
 */
export function separateHandsBroken(
  permissions: readonly string[],
  hands: readonly (readonly string[])[],
): readonly [string, string] | undefined {
  const held = hands.flatMap((hand) => hand.filter((one) => permissions.includes(one)).slice(0, 1));
  const [first, second] = held;
  return first === undefined || second === undefined ? undefined : [first, second];
}
