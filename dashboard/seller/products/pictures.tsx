import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Bone } from '../../ui/skeleton.tsx'
import { DropArea } from '../pieces/drop-area.tsx'
import { AddPictureUrl } from './add-picture-url.tsx'
import type { OwnProduct } from './data.ts'
import { Picture } from './picture.tsx'
import { usePictureStates } from './picture-states.ts'
import { useUploads } from './uploads.ts'
import type { PartProps } from './what.tsx'

export const picturesMax = 10

/** The pictures in the order buyers see them; the first is on the shelf. */
export function Pictures({
  values,
  set,
  product,
  savings,
}: PartProps & { product: OwnProduct | null; savings: number }) {
  const t = sellerWords.use()
  const { pictures } = values
  const states = usePictureStates(product, savings)
  const [said, setSaid] = useState<string | null>(null)
  const room = picturesMax - pictures.length
  const uploads = useUploads({
    room,
    onSay: setSaid,
    onAdd: url => !pictures.includes(url) && set({ pictures: [...pictures, url] }),
  })
  const move = (from: number, to: number) => {
    const next = [...pictures]
    next.splice(to, 0, ...next.splice(from, 1))
    set({ pictures: next })
  }
  return (
    <fieldset class="form sheet">
      <legend class="form-legend">{t.partPictures}</legend>
      {(pictures.length > 0 || uploads.sending.length > 0) && (
        <ol class="pictures">
          {pictures.map((url, at) => (
            <Picture
              key={url}
              url={url}
              known={states.get(url) ?? null}
              thumbnail={uploads.thumbnails.get(url) ?? null}
              isFirst={at === 0}
              onLeft={at > 0 ? () => move(at, at - 1) : null}
              onRight={at < pictures.length - 1 ? () => move(at, at + 1) : null}
              onRemove={() => set({ pictures: pictures.filter(one => one !== url) })}
            />
          ))}
          {uploads.sending.map(name => (
            <li key={name} class="picture">
              <span class="picture-face" role="status" aria-label={t.pictureUploading(name)}>
                <Bone class="bone-fill" />
              </span>
            </li>
          ))}
        </ol>
      )}
      {room > 0 ? (
        <>
          <DropArea
            label={t.pictureAdd}
            note={t.pictureDrop}
            accept="image/jpeg,image/png,image/webp,image/gif"
            isMany
            onFiles={uploads.send}
          />
          <AddPictureUrl
            onAdd={url => !pictures.includes(url) && set({ pictures: [...pictures, url] })}
          />
        </>
      ) : (
        <p class="soft">{t.pictureCount}</p>
      )}
      {said && (
        <p class="form-error" role="alert">
          {said}
        </p>
      )}
    </fieldset>
  )
}
