import type { VNode } from 'preact'
import type { Frame } from '../../server/http/storefront/views.ts'
import { factsOf, type Language } from '../../server/platform/language.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { html } from './html.ts'
import { visitOf } from './page.tsx'

/** Appears with the first thing in the cart and leads on to paying; filled from the cart's cookie. */
export function CartBar({ frame }: { frame: Frame }) {
  const { shop } = frame
  if (!shop) return null
  const words = messagesIn(frame.language)
  const checkout = paths.checkout(shop.handle, visitOf(frame))
  return html`<aside class="cartbar" hidden aria-label="${words.cart}" data-shop="${shop.id}" data-currency="${shop.currency}"${countedThings(frame.language)}><a class="button" href="${checkout}"><span data-count></span><b data-total></b><span>${words.checkout}</span></a></aside>`
}

const samples = Array.from({ length: 100 }, (_, index) => index + 1)

const known = new Map<Language, VNode[]>()

/** A number of things in every form the language has (`data-one`, `data-other`); the script puts its own in. */
function countedThings(language: Language): VNode[] {
  const forms = known.get(language) ?? formsIn(language)
  known.set(language, forms)
  return forms
}

function formsIn(language: Language): VNode[] {
  const rules = new Intl.PluralRules(factsOf(language).tag)
  const { items } = messagesIn(language)
  return rules.resolvedOptions().pluralCategories.flatMap(category => {
    const sample = samples.find(number => rules.select(number) === category)
    return sample === undefined ? [] : [html` data-${category}="${items(sample)}"`]
  })
}
