import { z } from 'zod'

/** `gives_up`: what the shop has earned and nobody has paid out yet, where there is something. */
export const EraseInput = z.strictObject({
  password: z.string().min(1).max(200),
  gives_up: z.boolean(),
})
