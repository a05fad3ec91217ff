import type { ComponentChildren } from 'preact'
import type {
  Frame,
  Picture as PictureData,
  ProductView,
  VariantView,
} from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { Picture, ratioOf } from '../ui/picture.tsx'

type Props = { frame: Frame; view: ProductView }

const sizes = '(min-width: 1120px) 560px, (min-width: 700px) 50vw, 100vw'
const furtherSizes = '(min-width: 700px) 280px, 92vw'

/** What a further picture shows, as far as it is known: the choice it belongs to. */
function altOf({ title, variants }: ProductView, index: number): string {
  const shown = variants.filter(variant => variant.pictureIndex === index)
  const isShared = ({ name, value }: VariantView['options'][number]) =>
    shown.every(one => one.options.some(other => other.name === name && other.value === value))
  const said = (shown[0]?.options ?? []).filter(isShared).map(option => option.value)
  return [title, said.join(' / ') || String(index + 1)].join(' · ')
}

/** The curator's own photo first, said to be theirs; then the seller's. */
export function Gallery({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const pictures = view.pictures.length || view.ownPhoto ? view.pictures : [null]
  const lead = view.ownPhoto ?? view.pictures[0]
  const isFirst = (index: number) => index === 0 && !view.ownPhoto
  const own = view.ownPhoto ? 1 : 0
  const of = pictures.length + own
  const at = (index: number) => (of > 1 ? { 'data-at': `${index + 1}/${of}` } : {})
  return (
    // Where it is swiped through, the arrow keys do it as well.
    <div
      class={lead ? `gallery as-${ratioOf(lead)}` : 'gallery'}
      {...(of > 1 ? { tabIndex: 0, role: 'group', 'aria-label': words.pictures } : {})}
    >
      {view.ownPhoto && (
        <figure {...at(0)}>
          <Enlarged frame={frame} picture={view.ownPhoto}>
            <Picture picture={view.ownPhoto} alt={view.title} sizes={sizes} priority="first" />
          </Enlarged>
          <figcaption class="soft">{words.photoBy(frame.shop?.name ?? '')}</figcaption>
        </figure>
      )}
      {pictures.map((picture, index) => (
        <div key={picture?.src ?? 'none'} id={`picture-${index}`} {...at(index + own)}>
          <Enlarged frame={frame} picture={picture}>
            <Picture
              picture={picture}
              alt={isFirst(index) ? view.title : altOf(view, index)}
              sizes={isFirst(index) ? sizes : furtherSizes}
              priority={isFirst(index) ? 'first' : 'late'}
            />
          </Enlarged>
        </div>
      ))}
    </div>
  )
}

type EnlargedProps = { frame: Frame; picture: PictureData | null; children: ComponentChildren }

/** Leads to the picture as large as there is; with a script it opens in the page. */
function Enlarged({ frame, picture, children }: EnlargedProps) {
  if (!picture) return <>{children}</>
  const [largest = ''] = picture.srcset.split(', ').at(-1)?.split(' ') ?? []
  return (
    <a href={largest} data-large title={messagesIn(frame.language).enlarge}>
      {children}
    </a>
  )
}

/** Where a picture opens; empty until one does. */
export function Large({ frame }: { frame: Frame }) {
  const words = messagesIn(frame.language)
  return (
    <dialog class="large" aria-label={words.pictures}>
      <img alt="" />
      <form method="dialog">
        <button class="outline" type="submit">
          {words.close}
        </button>
      </form>
    </dialog>
  )
}
