import type { InferResponseType } from 'hono/client'
import { answer, api } from '../../api.ts'
import { type Load, useLoad } from '../../ui/load.ts'

/** Where the money goes, how much of it is ready, and what stands between. */
export type Payee = InferResponseType<typeof api.payee.$get, 200>
export type PayeeDetails = NonNullable<Payee['details']>

export function usePayee(): Load<Payee> {
  return useLoad(() => answer(api.payee.$get()), [])
}
