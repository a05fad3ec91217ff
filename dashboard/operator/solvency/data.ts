import type { InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { operatorApi } from '../waiting.ts'

const at = operatorApi.solvency
export type Solvency = InferResponseType<typeof at.$get, 200>
export type Totals = Solvency['totals'][number]
export type Day = Solvency['history'][number]
export type Broken = InferResponseType<typeof at.check.$post, 200>['broken']

export async function readSolvency(): Promise<Solvency> {
  return answer(at.$get())
}

export async function checkChains(): Promise<Broken> {
  return (await answer(at.check.$post())).broken
}

export type PartName = 'received' | 'paidOut' | 'held' | 'owed' | 'own' | 'added' | 'short'
export type Part = { name: PartName; minor: number }

/**
 * Both sides of the sum, everything above zero: what is below it counts as having come in, from
 * the platform (`added`) or as a debt of those who were paid too much (`short`).
 */
export function sidesOf(totals: Totals): { in: Part[]; out: Part[] } {
  const { received_minor: received, paid_out_minor: paidOut } = totals
  const { held_minor: held, owed_minor: owed, own_minor: own } = totals
  const sides: { in: Part[]; out: Part[] } = {
    in: [
      { name: 'received', minor: received },
      { name: 'short', minor: -owed },
      { name: 'added', minor: -own },
    ],
    out: [
      { name: 'paidOut', minor: paidOut },
      { name: 'held', minor: held },
      { name: 'owed', minor: owed },
      { name: 'own', minor: own },
    ],
  }
  const isThere = ({ minor }: Part) => minor > 0
  return { in: sides.in.filter(isThere), out: sides.out.filter(isThere) }
}
