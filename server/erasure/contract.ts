import { z } from 'zod'

/** `gives_up`: what the shop has earned and nobody has paid out yet, as it was shown; none: nothing. */
export const EraseInput = z.strictObject({
  password: z.string().min(1).max(200),
  gives_up: z
    .array(z.strictObject({ amount: z.int().min(1), currency: z.string().length(3) }))
    .max(20),
})
