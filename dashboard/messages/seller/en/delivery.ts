/** Where a seller ships to, and in how many days. */
export const delivery = {
  deliveryTitle: 'Delivery promise',
  deliveryText:
    'Days from order to door, shown on your products. Countries that are not listed cannot order; leave it empty to ship anywhere without a promise. What goes there is to be on its way by the first of these days, or within the time the operator gives if that is longer; never after the last of them.',
  deliveryTo: 'To',
  deliveryElsewhere: 'Everywhere else',
  deliveryFrom: 'Days, from',
  deliveryUntil: 'Days, up to',
  deliveryAdd: 'Promise a delivery time',
  deliveryAddMore: 'Add a country',
  deliveryRemove: (place: string | null) =>
    place ? `Remove the promise for ${place}` : 'Remove this line',
  deliveryTwin: 'This one is listed above already.',
  deliveryDaysWrong: 'A number from 0 to 90, please.',
  deliveryOrderWrong: 'Not fewer than the first number, please.',
}
