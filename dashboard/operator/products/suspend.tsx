import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { Suspension } from '../pieces/suspension.tsx'
import { operatorApi } from '../waiting.ts'
import type { ProductRow } from './index.tsx'

/** Off every shelf, with a reason its seller reads, or back. */
export function Suspend({
  product,
  onDecided,
}: {
  product: ProductRow
  onDecided: () => Promise<void>
}) {
  const { id, seller_id: seller, title, state } = product
  const one = operatorApi.products[':seller'][':id']
  return (
    <Suspension
      name={title}
      isSuspended={state === 'suspended'}
      words={operatorWords.use().products}
      send={reason => answer(one.suspension.$put({ param: { seller, id }, json: { reason } }))}
      onDecided={onDecided}
    />
  )
}
