/** Every seller's products, for whoever has to answer for them. */
export const products = {
  title: 'Products',
  lead: 'Those that are suspended; search for any other.',
  search: 'Words, or the address of its page',
  none: 'No product is suspended',
  noneText: 'Search for the one somebody complains of, or paste the address of its page.',
  empty: 'No product found',
  emptyText: 'Try other words, or paste the address of its page in a shop.',
  states: {
    active: 'On sale',
    paused: 'Paused by its seller',
    suspended: 'Suspended',
    gone: 'Left the feed',
  },
  suspend: 'Suspend',
  suspendOf: (title: string) => `Suspend ${title}`,
  suspendTitle: (title: string) => `Suspend ${title}?`,
  suspendText:
    'It is taken off every shelf, page and feed at once; no feed of its seller brings it back. What was ordered goes on. The seller reads your reason by mail.',
  suspended: (title: string) => `${title} is suspended. Its seller has been written to.`,
  restore: 'Put it back on sale',
  restoreOf: (title: string) => `Put ${title} back on sale`,
  restored: (title: string) => `${title} is no longer suspended. Its seller has been written to.`,
}
