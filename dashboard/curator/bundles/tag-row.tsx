import type { ComponentChildren } from 'preact'
import { curatorWords } from '../../messages/curator/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { useTitle } from '../../ui/titles.ts'
import { Trouble } from '../shelf/trouble.tsx'
import { type Spot, spotAt, type Tag } from './tags.ts'

/** One dot in the list; opened, it is moved and changed without pointing at the photo. */
export function TagRow({
  tag,
  number,
  isOpen,
  onOpen,
  onMove,
  onSwap,
  onRemove,
  children,
}: {
  tag: Tag
  number: number
  isOpen: boolean
  onOpen: () => void
  onMove: (spot: Spot) => void
  onSwap: () => void
  onRemove: () => void
  /** More to say of it, above where it stands. */
  children?: ComponentChildren
}) {
  const t = curatorWords.use().bundles
  const title = useTitle()(tag)
  return (
    <li class={isOpen ? 'bundle-tag is-open' : 'bundle-tag'}>
      <div class="bundle-tag-head">
        <button type="button" class="bundle-tag-name" aria-expanded={isOpen} onClick={onOpen}>
          <span class="bundle-tag-number">{number}</span>
          <Thumb src={tag.picture} size="small" />
          <span class="row-main">
            <span class="two-lines" dir="auto">
              {title}
            </span>
            <Trouble of={tag.trouble} />
          </span>
        </button>
        <IconButton icon="trash" isBad label={t.dotRemove(title)} onClick={onRemove} />
      </div>
      {isOpen && (
        <div class="bundle-tag-open">
          {children}
          <Share label={t.fromLeft} bps={tag.x_bps} onShare={x => onMove(spotAt(x, tag.y_bps))} />
          <Share label={t.fromTop} bps={tag.y_bps} onShare={y => onMove(spotAt(tag.x_bps, y))} />
          <Button isSmall onClick={onSwap}>
            {t.swap}
          </Button>
        </div>
      )}
    </li>
  )
}

function Share({
  label,
  bps,
  onShare,
}: {
  label: string
  bps: number
  onShare: (bps: number) => void
}) {
  const t = curatorWords.use().bundles
  const percent = Math.round(bps / 100)
  return (
    <Field label={label}>
      {ids => (
        <span class="bundle-tag-share">
          <input
            {...ids}
            type="range"
            min="0"
            max="100"
            value={percent}
            aria-valuetext={t.percent(percent)}
            onInput={event => onShare(event.currentTarget.valueAsNumber * 100)}
          />
          <span class="figures" aria-hidden="true">
            {t.percent(percent)}
          </span>
        </span>
      )}
    </Field>
  )
}
