import { zValidator } from '@hono/zod-validator'
import type { z } from 'zod'

/** Parses the JSON body; what does not fit is thrown and answered as `invalid_input`. */
export const json = <S extends z.ZodType>(schema: S) =>
  zValidator('json', schema, result => {
    if (!result.success) throw result.error
  })

/** Parses the query string, likewise. */
export const query = <S extends z.ZodType>(schema: S) =>
  zValidator('query', schema, result => {
    if (!result.success) throw result.error
  })
