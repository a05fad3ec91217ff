/** Every shop of the instance. */
export const shops = {
  title: 'Shops',
  lead: 'The newest first. Find one by its address.',
  search: 'Address or handle',
  none: 'No shop yet',
  noneText: 'The first one stands here as soon as somebody opens it.',
  empty: 'No shop begins so',
  emptyText: 'Paste the address of the shop, or type the beginning of its handle.',
  states: { open: 'Open', closed: 'Closed by its curator', suspended: 'Suspended' },
  picks: (count: number) => (count === 1 ? '1 pick' : `${count} picks`),
  sales: (count: number) => (count === 1 ? '1 sale' : `${count} sales`),
  since: 'opened',
  suspendText:
    'Visitors see that it is closed and nobody can order, until you say otherwise. What was ordered goes on, and what was earned stays earned. Its curator reads your reason by mail.',
  restore: 'Open it again',
  restoreOf: (name: string) => `Open ${name} again`,
  restored: (name: string) => `${name} is open again. Its curator has been written to.`,
}
