/**
 * What other people's pages hold on to, for ever: `/embed/v1.js` keeps these names and meanings,
 * and a test pins them. More may be added; nothing is renamed or taken away before a v2.
 */
export const version = '1.2.0'

/** `items` is the first word for `limit`. Written out, as the script reads them on any page. */
export const elements = {
  'xiaopu-shop': [
    'shop',
    'section',
    'limit',
    'items',
    'placement',
    'lang',
    'currency',
    'theme',
    'accent',
    'target',
    'nonce',
  ],
  'xiaopu-product': [
    'product',
    'placement',
    'lang',
    'currency',
    'theme',
    'accent',
    'target',
    'nonce',
  ],
  'xiaopu-buy': [
    'product',
    'label',
    'placement',
    'lang',
    'currency',
    'theme',
    'accent',
    'target',
    'nonce',
  ],
}

/**
 * They bubble. `ready`: what is shown; `open`: where a click leads; `error`: one of `faults`;
 * `order-paid`, where the page has asked for it (`order-paid.ts`): an id to count it by, and its amount.
 */
export const events = ['xiaopu:ready', 'xiaopu:open', 'xiaopu:error', 'xiaopu:order-paid'] as const
export const faults = ['invalid_address', 'not_found', 'shop_closed', 'unreachable'] as const
export type Fault = (typeof faults)[number]

/** Colours and shapes a host page may set on the element or above it. */
export const variables = [
  '--xiaopu-accent',
  '--xiaopu-on-accent',
  '--xiaopu-paper',
  '--xiaopu-ink',
  '--xiaopu-soft',
  '--xiaopu-line',
  '--xiaopu-radius',
  '--xiaopu-font',
] as const

/** What a frame and the page around it say to each other; heights are in CSS pixels. */
export const frameMessages = ['ready', 'hello', 'height'] as const
export const frameHeight = { least: 200, most: 4000 } as const

/** Anything else is the page's around it. */
export const embedThemes = ['light', 'dark'] as const
export const picksMax = 30
