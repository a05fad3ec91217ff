import { z } from 'zod'

export const FeedInput = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** Null: files are uploaded by hand. */
  url: z.url().max(1000).nullable(),
})

/** An uploaded feed; an address may give as much. */
export const feedBytesMax = 200_000_000
