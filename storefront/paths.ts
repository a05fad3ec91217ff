/** Every address of the buyers' side, once. `placement` is carried along wherever it is known. */
export type Visit = { language?: string | null; placement?: string | null }

export function withVisit(path: string, { language, placement }: Visit = {}): string {
  // Most links, and there are many on a page.
  if (!language && !placement) return path
  const query = new URLSearchParams()
  if (language) query.set('lang', language)
  if (placement) query.set('placement', placement)
  return `${path}${path.includes('?') ? '&' : '?'}${query}`
}

/** A list from a place in it on; null: its first page. */
export function pageAddress(list: string, after: number | null): string {
  return after === null ? list : `${list}${list.includes('?') ? '&' : '?'}after=${after}`
}

export const paths = {
  /** The instance's seal, or a shop's first letter on its colour. */
  icon: (shop?: { accent: string; letter: string }) =>
    shop ? `/icon.svg?${new URLSearchParams(shop)}` : '/icon.svg',
  front: (visit?: Visit) => withVisit('/', visit),
  shop: (handle: string, visit?: Visit) => withVisit(`/@${handle}`, visit),
  section: (handle: string, sectionId: string, visit?: Visit) =>
    withVisit(`/@${handle}?section=${sectionId}`, visit),
  product: (handle: string, slug: string, visit?: Visit) =>
    withVisit(`/@${handle}/p/${slug}`, visit),
  bundle: (handle: string, id: string, visit?: Visit) => withVisit(`/@${handle}/b/${id}`, visit),
  watch: (handle: string, visit?: Visit) => withVisit(`/@${handle}/saved/watch`, visit),
  watches: (token: string) => `/watches/${token}`,
  saved: (handle: string, visit?: Visit) => withVisit(`/@${handle}/saved`, visit),
  cart: (handle: string, visit?: Visit) => withVisit(`/@${handle}/cart`, visit),
  checkout: (handle: string, visit?: Visit) => withVisit(`/@${handle}/checkout`, visit),
  /** Filled in as it was for that order. */
  checkoutAgain: (handle: string, token: string, visit?: Visit) =>
    withVisit(`/@${handle}/checkout?again=${token}`, visit),
  order: (token: string, visit?: Visit) => withVisit(`/orders/${token}`, visit),
  findOrder: (visit?: Visit) => withVisit('/orders', visit),
  orderPay: (token: string, visit?: Visit) => withVisit(`/orders/${token}/pay`, visit),
  orderCancel: (token: string, visit?: Visit) => withVisit(`/orders/${token}/cancel`, visit),
  orderAgain: (token: string, visit?: Visit) => withVisit(`/orders/${token}/again`, visit),
  orderReturn: (token: string, visit?: Visit) => withVisit(`/orders/${token}/return`, visit),
  /** An open return, to be withdrawn or disputed. */
  orderReturned: (token: string, id: string, visit?: Visit) =>
    withVisit(`/orders/${token}/return/${id}`, visit),
  receipt: (token: string, visit?: Visit) => withVisit(`/receipts/${token}`, visit),
  supportEmail: (seller: string, token: string) => `/support-email/${seller}/${token}`,
  sellerOrder: (token: string, visit?: Visit) => withVisit(`/fulfil/${token}`, visit),
  dashboard: (visit?: Visit) => withVisit('/dashboard', visit),
  pickFrom: (handle: string, slug: string) =>
    `/dashboard/found?${new URLSearchParams({ shop: handle, product: slug })}`,
  signUp: (visit?: Visit) => withVisit('/dashboard/sign-up', visit),
}
