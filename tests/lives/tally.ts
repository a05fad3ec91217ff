/** How often each thing happened, and how often it was refused: a life of refusals proves nothing. */
export const tally = new Map<string, { done: number; refused: number }>()

export function did(what: string, how: 'done' | 'refused' = 'done'): void {
  const count = tally.get(what) ?? { done: 0, refused: 0 }
  count[how]++
  tally.set(what, count)
}
