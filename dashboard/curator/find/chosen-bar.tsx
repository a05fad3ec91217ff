import { curatorWords } from '../../messages/curator/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'

/** While several are being chosen: how many, and the one button. */
export function ChosenBar({ count, onAdd }: { count: number; onAdd: () => Promise<unknown> }) {
  const t = curatorWords.use().find
  const add = useAction(onAdd)
  return (
    <div class="chosen-bar">
      <span role="status">{t.chosen(count)}</span>
      <Button kind="main" disabled={!count} isBusy={add.isBusy} onClick={() => add.run()}>
        {t.addChosen(count)}
      </Button>
    </div>
  )
}
