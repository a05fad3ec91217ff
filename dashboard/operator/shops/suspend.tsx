import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { Suspension } from '../pieces/suspension.tsx'
import { operatorApi } from '../waiting.ts'
import type { ShopRow } from './index.tsx'

/** Out of sight, with a reason its curator reads, or back. */
export function Suspend({ shop, onDecided }: { shop: ShopRow; onDecided: () => Promise<void> }) {
  const t = operatorWords.use()
  const { id, name, state } = shop
  return (
    <Suspension
      name={name}
      isSuspended={state === 'suspended'}
      words={{ ...t, ...t.shops }}
      send={reason =>
        answer(operatorApi.shops[':id'].suspension.$put({ param: { id }, json: { reason } }))
      }
      onDecided={onDecided}
    />
  )
}
