/** Carriers whose own page takes a number in its address, by what sellers call them. */
const own: [RegExp, string][] = [
  [/\bdhl\b/i, 'https://www.dhl.com/global-en/home/tracking.html?tracking-id='],
  [/\bups\b/i, 'https://www.ups.com/track?tracknum='],
  [/\busps\b/i, 'https://tools.usps.com/go/TrackConfirmAction?tLabels='],
  [/\bfedex\b/i, 'https://www.fedex.com/fedextrack/?trknbr='],
  [/royal ?mail/i, 'https://www.royalmail.com/track-your-item#/tracking-results/'],
]
/** Knows nearly all others, China's among them, by the number alone. */
const anyCarrier = 'https://t.17track.net/en#nums='

/** Where a buyer sees how far a parcel is. */
export function trackingUrl({
  carrier,
  trackingNumber,
}: {
  carrier: string
  trackingNumber: string
}): string {
  const [, page = anyCarrier] = own.find(([name]) => name.test(carrier)) ?? []
  return page + encodeURIComponent(trackingNumber.replace(/\s/g, ''))
}
