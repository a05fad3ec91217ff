import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { sellerWords } from '../../messages/seller/index.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { Ask } from '../pieces/ask.tsx'
import { sellPaths } from '../places.ts'
import { removeProduct } from './data.ts'

/** For what was made by hand: a feed brings its own back. */
export function Remove({
  id,
  title,
  onRemoved,
}: {
  id: string
  title: string
  /** What was typed and not saved is given up. */
  onRemoved: () => void
}) {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const { route } = useLocation()
  const [isAsked, setAsked] = useState(false)
  const remove = async () => {
    await removeProduct(seller, id)
    onRemoved()
    toast(t.productRemoved(title))
    route(sellPaths.products, true)
  }
  return (
    <div>
      <Button kind="quiet" onClick={() => setAsked(true)}>
        {t.productRemove}
      </Button>
      {isAsked && (
        <Ask
          title={t.productRemoveTitle(title)}
          yes={t.productRemove}
          isBad
          act={remove}
          onClose={() => setAsked(false)}
        >
          <p>{t.productRemoveText}</p>
        </Ask>
      )}
    </div>
  )
}
