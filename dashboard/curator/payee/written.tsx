import { answer, api } from '../../api.ts'
import { useLoad } from '../../ui/load.ts'
import { Bone } from '../../ui/skeleton.tsx'
import { Facts } from '../payouts/facts.tsx'

/** What one is about to confirm; nothing where it cannot be told, which confirming will say. */
export function Written({ home }: { home: string }) {
  const load = useLoad(
    () =>
      home.startsWith('shp_')
        ? answer(api.payee.$get())
        : answer(api.seller[':seller'].payee.$get({ param: { seller: home } })),
    [home],
  )
  const next = load.data?.next_details
  if (load.error || (load.data && !next)) return null
  return (
    <div class="sheet written">
      {load.data && next ? (
        <Facts details={next} payee={load.data} />
      ) : (
        <Bone class="bone-line is-long" />
      )}
    </div>
  )
}
