import type { VNode } from 'preact'
import type { CardView, Frame } from '../../server/http/storefront/views.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { html } from './html.ts'
import { visitOf } from './page.tsx'
import { Picture } from './picture.tsx'
import { Price } from './price.tsx'

type Props = {
  frame: Frame
  card: CardView
  index: number
  /** The first of its part, which a magazine shows large. */
  isLead?: boolean
  children?: VNode
}

const inGrid = '(min-width: 1120px) 260px, (min-width: 700px) 30vw, 46vw'
const inList = '(min-width: 700px) 140px, 96px'
const large = '(min-width: 1120px) 540px, (min-width: 700px) 62vw, 92vw'

function sizesOf({ shop }: Frame, isLead: boolean): string {
  if (shop?.layout === 'list') return inList
  return shop?.layout === 'editorial' && isLead ? large : inGrid
}

/** One thing on the shelf: its picture leads, then price, what it was, name and why it stands here. */
export function Card({ frame, card, index, isLead = false, children }: Props) {
  const words = messagesIn(frame.language)
  const { handle = '', tag = null } = frame.shop ?? {}
  const priority = index === 0 ? 'first' : index < 4 ? 'early' : 'late'
  return html`<li class="${card.isBuyable ? 'card' : 'card gone'}"><a href="${paths.product(
    handle,
    card.slug,
    visitOf(frame),
  )}"><span class="frame">${Picture({ picture: card.picture, alt: '', sizes: sizesOf(frame, isLead), priority })}${
    !card.isBuyable &&
    html`<span class="badge">${card.isOffered ? words.soldOut : words.unavailable}</span>`
  }</span>${Price({
    money: card.price,
    language: frame.language,
    isFrom: card.isFrom,
    from: words.from,
  })}${
    card.was &&
    html`<span class="was"><s>${formatMoney(card.was, frame.language)}</s> <small>${words.lowestLately}</small></span>`
  }<span class="title" dir="auto">${card.title}</span>${
    card.note && html`<q class="note" dir="auto"${tag && html` lang="${tag}"`}>“${card.note}”</q>`
  }</a>${children ?? null}</li>`
}
