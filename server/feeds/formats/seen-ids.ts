/**
 * Which ids one feed has used already. It keeps 53 bits of each instead of the string, in one
 * array: a million ids take 16 MB, where a Set of numbers takes 66 MB. Two different ids among a
 * million fall together with a chance of 1 in 18,000; then one row is rejected as a duplicate.
 */
export class SeenIds {
  #slots = new Float64Array(1024)
  #count = 0
  /** Different in each run, so that nobody can prepare ids that all fall into one slot. */
  readonly #seed = Math.floor(Math.random() * 2 ** 32)

  /** Remembers the id; true when it had been remembered before. */
  repeats(id: string): boolean {
    const hash = hash53(id, this.#seed)
    const slot = slotOf(this.#slots, hash)
    if (this.#slots[slot] === hash) return true
    this.#slots[slot] = hash
    this.#count++
    if (this.#count * 2 > this.#slots.length) this.#grow()
    return false
  }

  /** Memory it takes. */
  get bytes(): number {
    return this.#slots.byteLength
  }

  #grow() {
    const larger = new Float64Array(this.#slots.length * 2)
    for (const hash of this.#slots) if (hash !== 0) larger[slotOf(larger, hash)] = hash
    this.#slots = larger
  }
}

/** Where the hash is, or the free slot where it belongs; a slot of 0 is free. */
function slotOf(slots: Float64Array, hash: number): number {
  let slot = hash % slots.length
  while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) % slots.length
  return slot
}

/** cyrb53 (public domain, by bryc): two 32-bit lanes, mixed at the end; never 0. */
function hash53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 2 ** 32 * (2097151 & low) + (high >>> 0) || 1
}
