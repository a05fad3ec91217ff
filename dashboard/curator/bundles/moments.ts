const wholeDay = 86_400

/**
 * `1:02` is 62, `1:02:03` an hour more, `42` seconds alone; nothing is null: not timed. Undefined:
 * no time at all. Chinese keyboards write their own colon.
 */
export function secondOf(typed: string): number | null | undefined {
  const text = typed.normalize('NFKC').trim()
  if (!text) return null
  const [, hours = '0', minutes = '0', seconds] =
    /^(?:(?:(\d{1,2}):)?(\d{1,3}):(?=\d\d$))?(\d{1,5})$/.exec(text) ?? []
  const second = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  const isTime = second < wholeDay && (!text.includes(':') || Number(seconds) < 60)
  return isTime ? second : undefined
}

export type MomentFault = 'form' | 'late'

/** What is wrong with a time in a film of so many seconds; null: nobody knows how long it is. */
export function momentFault(typed: string, secondsMax: number | null): MomentFault | null {
  const second = secondOf(typed)
  if (second === undefined) return 'form'
  return secondsMax !== null && (second ?? 0) > secondsMax ? 'late' : null
}
