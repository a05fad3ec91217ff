import { useId } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
import type { Bundle } from './data.ts'
import { Dot } from './dot.tsx'
import { useDotDrag } from './dot-drag.ts'
import type { Tagging } from './tagging.ts'
import { type Spot, spotAt } from './tags.ts'

/** The photo at its own ratio; dots are drawn in its own space, a thousand wide. */
export function Photo({ bundle, tagging }: { bundle: Bundle; tagging: Tagging }) {
  const t = curatorWords.use().bundles
  const helpId = useId()
  const drag = useDotDrag(tagging.move)
  const { tags, wish } = tagging
  const height = Math.round((1000 * bundle.height) / bundle.width)
  const centreOf = ({ x_bps, y_bps }: Spot) => ({ x: x_bps / 10, y: (y_bps * height) / 10_000 })
  const wanted = wish && !wish.pickId ? centreOf(wish.spot) : null
  const place = (event: MouseEvent) => {
    const box = (event.target as Element).getBoundingClientRect()
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
    tagging.place(spotAt(x * 10_000, y * 10_000))
  }
  return (
    <div class="bundle-photo-side">
      <div class="bundle-photo">
        <img src={bundle.picture} width={bundle.width} height={bundle.height} alt={bundle.title} />
        <svg viewBox={`0 0 1000 ${height}`}>
          <title>{t.inIt}</title>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the button under the list does the same */}
          <rect class="bundle-field" width="1000" height={height} onClick={place} />
          {tags.map((tag, at) => (
            <Dot
              key={tag.pick_id}
              tag={tag}
              number={at + 1}
              centre={centreOf(tag)}
              helpId={helpId}
              drag={drag}
              tagging={tagging}
            />
          ))}
          {wanted && <circle class="dot-wanted" cx={wanted.x} cy={wanted.y} r="38" />}
        </svg>
      </div>
      <p class="soft small" id={helpId}>
        {t.help} <span class="for-keys">{t.helpKeys}</span>
      </p>
    </div>
  )
}
