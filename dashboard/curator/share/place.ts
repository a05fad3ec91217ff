/** Reached from the box on Today and from the shop's page; `?slug=` chooses a thing. */
export const sharePath = '/dashboard/share'
