/** Processor time a work takes, in microseconds: unlike a clock's, what else the machine does hardly counts. */
function effort(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const long = 200_000
const times = 8

/**
 * How much more effort `times` as much text is, both measured here and now: about 8 where it is
 * linear, about 64 where it is quadratic. The middle of three tries on either side: the least would
 * hide what becomes slow only once it is compiled.
 */
export function growth(work: (text: string) => void, part: string): number {
  // Read from bytes, as what comes from outside is: a repeated text is a rope until then.
  const text = (length: number) =>
    Buffer.from(part.repeat(Math.ceil(length / part.length))).toString()
  const middle = (length: number) => {
    const asked = text(length)
    work(asked)
    return [1, 2, 3].map(() => effort(() => work(asked))).sort((a, b) => a - b)[1] as number
  }
  // Less than this is start-up and a busy machine; what is quadratic takes seconds.
  return middle(long) / Math.max(middle(long / times), 20_000)
}

/** Well above what is linear, well below what is quadratic. */
export const linearAtMost = 24
