import type { InferRequestType, InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { sellerApi } from '../own.ts'
import { readAmount, readPercent } from '../pieces/amount.ts'
import { dayEnd } from '../pieces/day.ts'

const { discounts } = sellerApi
export type Code = InferResponseType<typeof discounts.$get, 200>['data'][number]
export type CodeJson = InferRequestType<typeof discounts.$post>['json']

export async function readCodes(seller: string): Promise<Code[]> {
  return (await answer(discounts.$get({ param: { seller } }))).data
}

export async function makeCode(seller: string, json: CodeJson): Promise<void> {
  await answer(discounts.$post({ param: { seller }, json }))
}

export async function endCode(seller: string, code: string): Promise<void> {
  await answer(discounts[':code'].$delete({ param: { seller, code } }))
}

/** A code as it is being typed. */
export type CodeValues = {
  code: string
  isPercent: boolean
  percent: string
  amount: string
  until: string
}
export type CodeFaults = Partial<
  Record<'code' | 'percent' | 'amount' | 'until', 'code' | 'percent' | 'amount' | 'past'>
>

export function codeFaults(values: CodeValues, currency: string, now = Date.now()): CodeFaults {
  const faults: CodeFaults = {}
  if (!/^[A-Z0-9]{3,20}$/.test(plainCode(values.code))) faults.code = 'code'
  if (values.isPercent && !(readPercent(values.percent) ?? 0)) faults.percent = 'percent'
  if (!values.isPercent && !(readAmount(values.amount, currency) ?? 0)) faults.amount = 'amount'
  const end = dayEnd(values.until)
  if (end !== null && end <= now) faults.until = 'past'
  return faults
}

/** Only for values without faults. */
export function codeJson(values: CodeValues, currency: string): CodeJson {
  const { isPercent, percent, amount, until } = values
  return {
    code: plainCode(values.code),
    bps: isPercent ? readPercent(percent) : null,
    amount_minor: isPercent ? null : readAmount(amount, currency),
    ends_at: dayEnd(until),
  }
}

/** As buyers may type it: `mei 10` is not `MEI10`, but `mei10` is. */
export function plainCode(text: string): string {
  return text.normalize('NFKC').trim().toUpperCase()
}
