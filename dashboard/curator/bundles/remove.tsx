import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Ask } from '../../seller/pieces/ask.tsx'
import { paths } from '../../shell/places.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Bundle } from './data.ts'

/** Takes the photo away for good; the picks stay where they are. */
export function Remove({ bundle, onRemoved }: { bundle: Bundle; onRemoved: () => void }) {
  const t = curatorWords.use().bundles
  const { route } = useLocation()
  const [isAsking, setAsking] = useState(false)
  const remove = async () => {
    await answer(api.bundles[':id'].$delete({ param: { id: bundle.id } }))
    onRemoved()
    toast(curatorWords.now().bundles.removed(bundle.title))
    route(paths.bundles, true)
  }
  return (
    <div>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {t.remove}
      </Button>
      {isAsking && (
        <Ask
          title={t.removeTitle(bundle.title)}
          yes={t.remove}
          isBad
          act={remove}
          onClose={() => setAsking(false)}
        >
          <p>{t.removeText}</p>
        </Ask>
      )}
    </div>
  )
}
