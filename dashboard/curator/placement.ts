/** As `orders/contract.ts` has it. */
export function isPlacement(text: string): boolean {
  return /^[\p{L}\p{M}\p{N} _.,'’&()/（），、。：·／-]{1,60}$/u.test(text)
}
