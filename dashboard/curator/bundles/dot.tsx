import { curatorWords } from '../../messages/curator/index.ts'
import { useTitle } from '../../ui/titles.ts'
import type { DotDrag } from './dot-drag.ts'
import { dotId, type Tagging } from './tagging.ts'
import { spotByKey, type Tag } from './tags.ts'

/** One numbered dot: a press opens it in the list, arrow keys and fingers move it. */
export function Dot({
  tag,
  number,
  centre: { x, y },
  helpId,
  drag,
  tagging,
}: {
  tag: Tag
  number: number
  /** In the drawing's own space. */
  centre: { x: number; y: number }
  helpId: string
  drag: DotDrag
  tagging: Tagging
}) {
  const t = curatorWords.use().bundles
  const title = useTitle()(tag)
  const onKeyDown = (event: KeyboardEvent) => {
    const spot = spotByKey(tag, event.key, event.shiftKey)
    if (spot) tagging.move(tag, spot)
    else if (event.key === 'Delete' || event.key === 'Backspace') tagging.remove(tag)
    else if (event.key === 'Enter' || event.key === ' ') tagging.open(tag)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: in a drawing there is no other button
    <g
      id={dotId(tag.pick_id)}
      class="dot"
      role="button"
      tabindex={0}
      aria-label={t.dot(number, title, t.placeOf(tag.x_bps / 100, tag.y_bps / 100))}
      aria-describedby={helpId}
      aria-pressed={tagging.openId === tag.pick_id}
      {...drag.of(tag)}
      onClick={() => drag.isClick() && tagging.open(tag)}
      onKeyDown={onKeyDown}
    >
      <circle class="dot-touch" cx={x} cy={y} r="62" />
      <circle class="dot-face" cx={x} cy={y} r="38" />
      <text x={x} y={y} dy="0.35em">
        {number}
      </text>
    </g>
  )
}
