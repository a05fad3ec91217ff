import { sellerWords } from '../../messages/seller/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { State } from '../../ui/state.tsx'
import type { PictureState } from './data.ts'

/** One picture, how far it is, and its place among the others. */
export function Picture({
  url,
  known,
  thumbnail,
  isFirst,
  onLeft,
  onRight,
  onRemove,
}: {
  url: string
  known: PictureState | null
  thumbnail: string | null
  isFirst: boolean
  onLeft: (() => void) | null
  onRight: (() => void) | null
  onRemove: () => void
}) {
  const t = sellerWords.use()
  const src = thumbnail ?? known?.thumbnail ?? null
  return (
    <li class="picture">
      <span class="picture-face" title={url.startsWith('stored:') ? undefined : url}>
        {src ? (
          <img src={src} alt="" decoding="async" />
        ) : (
          <Icon name={known?.state === 'dead' ? 'alert' : 'clock'} size={24} />
        )}
        {isFirst && <b class="picture-badge">{t.pictureFirst}</b>}
      </span>
      {!src && <Waiting known={known} />}
      <span class="picture-actions">
        <IconButton
          icon="left"
          label={t.pictureLeft}
          disabled={!onLeft}
          onClick={onLeft ?? undefined}
        />
        <IconButton
          icon="right"
          label={t.pictureRight}
          disabled={!onRight}
          onClick={onRight ?? undefined}
        />
        <IconButton icon="trash" isBad label={t.pictureRemove} onClick={onRemove} />
      </span>
    </li>
  )
}

function Waiting({ known }: { known: PictureState | null }) {
  const t = sellerWords.use()
  if (!known) return <State tone="quiet">{t.pictureUnsaved}</State>
  if (known.state === 'dead') return <State tone="bad">{t.pictureDead}</State>
  return <State tone="waiting">{t.pictureWaiting}</State>
}
