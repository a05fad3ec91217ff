import { type Load, useLoad } from '../../ui/load.ts'
import { useSettled } from '../pieces/settled.ts'
import { previewRefund, type RefundJson, type RefundPlan } from './data.ts'

/** What a refund would do, asked for again whenever the typing pauses. */
export function usePreview(
  named: { seller: string; id: string },
  json: RefundJson | null,
): { of: Load<RefundPlan | null>; isWanted: boolean; isStale: boolean } {
  // The reason changes nothing of what happens, and may still be missing.
  const wanted = json ? JSON.stringify({ ...json, reason: '…' }) : ''
  const settled = useSettled(wanted, 350)
  const of = useLoad(
    async () => (settled ? previewRefund(named, JSON.parse(settled) as RefundJson) : null),
    [settled, named.seller, named.id],
  )
  return { of, isWanted: json !== null, isStale: wanted !== settled }
}
