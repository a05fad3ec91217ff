import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linesMax } from '../../server/orders/contract.ts'
import { orderToken } from '../../server/orders/queries.ts'
import { sellers } from '../../server/sellers/schema.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { orderOf, person, product, seller, shop, type Thing } from '../support/world.ts'

/** A cart and a checkout, as forms send them: odd, twice, and after going back. */
let house: House
let client: Client
let apples: Thing
let pears: Thing
let cartName: string
beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  pears = await product(house.instance, wang.id, 'pears')
  const { id } = await shop(house.instance, 'mei', [apples, pears])
  cartName = `xp_cart_${id}`
})
afterAll(() => house.close())

async function send(path: string, fields: Record<string, string>, cookie = '') {
  const answer = await client.app.request(`http://shop.test/@mei${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'same-origin', cookie },
  })
  const to = answer.headers.get('location') ?? ''
  const set = answer.headers.get('set-cookie')?.split(';')[0] ?? null
  return { status: answer.status, to, set, html: await answer.text() }
}
async function cartWith(thing: Thing, more: Record<string, string> = {}, before = '') {
  const added = await send('/cart', { variant_id: thing.variantId, ...more }, before)
  expect(added.status).toBe(303)
  return added.set ?? ''
}
const buyer = (email: string, more: Record<string, string> = {}) => ({
  ...{ name: 'Ann', email, line1: '1 Lake Road', city: 'Hangzhou', region: 'Zhejiang' },
  ...{ phone: '138 0013 8000', country: 'CN', provider: 'test', ...more },
})
const tokenIn = (to: string) => to.split('/')[2] ?? ''
const orderAt = async (to: string) =>
  (await client.api('GET', `/orders/${tokenIn(to)}`)).body as { id: string; lines: unknown[] }

test('who sells is read before it is bought, on the order and in its letter', async () => {
  const { db } = house.instance
  const company = 'Wang Orchards Ltd\n1 Hill Road, Luochuan\nNo. 91610000'
  await db.transact(tx => tx.update(sellers).set({ company }))
  const lines = company.split('\n').map(line => `<span dir="auto">${line}</span>`)
  const shows = async (path: string, cookie = '') => {
    const { body } = await client.send('GET', path, undefined, { cookie })
    for (const line of lines) expect([path, body]).toEqual([path, expect.stringContaining(line)])
  }
  await shows(`/@mei/p/${apples.productId}`)
  const asked = { lines: orderOf([apples]).lines, ship_to: { country: 'CN' } }
  const { body: quoted } = await client.api('POST', '/shops/mei/quotes', asked)
  expect(quoted.parcels[0].seller.company).toEqual(company.split('\n'))
  const cart = await cartWith(apples)
  await shows('/@mei/checkout', cart)
  const { to } = await send('/checkout', buyer('reads@mail.example'), cart)
  await shows(to.replace(/\/pay$/, ''))
  await client.send('POST', to, 'action=approve', {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  })
  await house.settle()
  const [letter] = mailsTo(house, 'reads@mail.example')
  for (const line of ['Company details of Wang', ...company.split('\n')])
    expect(letter?.text).toContain(line)
  await db.transact(tx => tx.update(sellers).set({ company: '' }))
  const { body } = await client.send('GET', `/@mei/p/${apples.productId}`)
  expect(body).not.toContain('Company details')
})

test('none of a thing is not added, says so, and leads back to the shop', async () => {
  for (const quantity of ['', '0', '-1', '1.5', 'many']) {
    const { status, set, html } = await send('/cart', { variant_id: apples.variantId, quantity })
    expect([quantity, status, set]).toEqual([quantity, 422, null])
    expect(html).toContain('<a class="button" href="/@mei">Back to Shop of mei</a>')
  }
})

test('a button beside the field says how many, whatever stands in it', async () => {
  const cart = await cartWith(apples, { quantity: '2' })
  const body = new URLSearchParams({ action: 'set', variant_id: apples.variantId, quantity: '2' })
  body.append('to', '0')
  const answer = await client.app.request('http://shop.test/@mei/cart', {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin', cookie: cart },
  })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('set-cookie')).toContain(`${cartName}=;`)
})

test('a full cart takes more of what is in it, and nothing else without a word', async () => {
  const others = Array.from({ length: linesMax - 1 }, (_, at) => {
    const id = `var_${String(at).padStart(26, '0')}`
    return `${id}~1~100`
  })
  const full = await cartWith(apples, {}, `${cartName}=${others.join('.')}`)
  expect(await cartWith(apples, {}, full)).toContain(`${apples.variantId}~2~`)
  const refused = await send('/cart', { variant_id: pears.variantId }, full)
  expect([refused.status, refused.set]).toEqual([409, null])
  expect(refused.html).toContain(`A cart holds ${linesMax} different things.`)
})

test('a placement loses what it may not have, not the order its origin', async () => {
  for (const [called, known] of [
    ['Mei’s blog/footer', 'Mei’s blog/footer'],
    ['हिन्दी ब्लॉग', 'हिन्दी ब्लॉग'],
    ['Spring 🌸 <b>', 'Spring  b'],
    [`${'x'.repeat(59)}🌸${'y'.repeat(9)}`, `${'x'.repeat(59)}y`],
  ] as const) {
    const path = `/checkout?placement=${encodeURIComponent(called)}`
    const cart = await cartWith(apples)
    const page = await client.send('GET', `/@mei${path}`, undefined, { cookie: cart })
    const [, placement] = /name="placement" value="([^"]*)"/.exec(page.body) ?? []
    expect(placement).toBe(known)
  }
  // A page that is kept for all has it put in afterwards, written the same way.
  const { body: kept } = await client.send('GET', `/@mei/p/${apples.productId}?placement=Me%26copy`)
  expect(kept).toContain('name="placement" value="Me&amp;copy"')
  const nothing = await client.send('GET', '/@mei?placement=%F0%9F%8C%B8')
  expect(nothing.body).not.toContain('placement=')
})

test('a phone number that is none is asked for again, or to be left out where that may be', async () => {
  const cart = await cartWith(apples)
  const answer = async (country: string) =>
    (await send('/checkout', buyer('ann@mail.example', { phone: 'call me', country }), cart)).html
  expect(await answer('CN')).toContain('country code: the carrier needs it.')
  expect(await answer('DE')).toContain('country code, or leave this empty.')
})

test('a field left empty takes nothing out', async () => {
  const cart = await cartWith(apples)
  const wrong = { action: 'set', variant_id: apples.variantId, quantity: '' }
  expect((await send('/cart', wrong, cart)).status).toBe(422)
})

test('a hundred and more are taken as well, and never more than are asked for by now', async () => {
  const wang = await seller(house.instance, 'Bulk')
  const beans = (stock: number) => product(house.instance, wang.id, 'beans', { stock })
  const bean = await beans(300)
  const { id } = await shop(house.instance, 'bulk', [bean])
  await beans(150)
  const after = async (quantity: number, action: string) => {
    const answer = await client.app.request('http://shop.test/@bulk/checkout', {
      method: 'POST',
      body: new URLSearchParams({ ...buyer('ann@mail.example'), action }),
      headers: {
        'sec-fetch-site': 'same-origin',
        cookie: `xp_cart_${id}=${bean.variantId}~${quantity}~1000`,
      },
    })
    return [answer.status, answer.headers.get('set-cookie')?.split('~')[1] ?? 'empty']
  }
  expect(await after(200, `take:${bean.variantId}:150`)).toEqual([200, '150'])
  expect(await after(2, `take:${bean.variantId}:150`)).toEqual([200, '2'])
  expect(await after(200, `take:${bean.variantId}:0`)).toEqual([303, 'empty'])
  // Whatever else it says, it is no order.
  expect(await after(2, 'take:everything')).toEqual([200, '2'])
})

test('sold out at the last moment, the rest is ordered with what has been typed', async () => {
  const wang = await seller(house.instance, 'Lin')
  const scarce = (title: string, stock: number) =>
    product(house.instance, wang.id, title, { title, stock })
  const [pot, cup, gone] = [
    await scarce('Last pot', 9),
    await scarce('Last cup', 9),
    await scarce('Last tray', 9),
  ]
  await shop(house.instance, 'lin', [pot, cup, gone])
  const of = async (path: string, fields: Record<string, string>, cookie: string) => {
    const answer = await client.app.request(`http://shop.test/@lin${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'sec-fetch-site': 'same-origin', cookie },
    })
    const set = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { status: answer.status, set, html: await answer.text(), headers: answer.headers }
  }
  let cart = ''
  for (const thing of [pot, cup, gone])
    cart = (await of('/cart', { variant_id: thing.variantId, quantity: '3' }, cart)).set
  await scarce('Last pot', 2)
  await scarce('Last tray', 0)
  const form = buyer('eve@mail.example', { line1: 'Typed Road 7' })
  const refused = await of('/checkout', form, cart)
  expect(refused.status).toBe(409)
  for (const said of ['Last pot', 'Only 2 left', 'Last tray', 'Typed Road 7'])
    expect(refused.html).toContain(said)
  // No order can be sent: the button leads to what is wrong, and one press each puts it right.
  expect(refused.html).toContain('href="#trouble"')
  expect(refused.html).not.toMatch(/type="submit">Order for/)
  const offered = [...refused.html.matchAll(/value="(take:[^"]+)"/g)].map(([, action]) => action)
  const [lessPots, noPots, noTrays] = offered as [string, string, string]
  expect(offered).toEqual([
    `take:${pot.variantId}:2`,
    `take:${pot.variantId}:0`,
    `take:${gone.variantId}:0`,
  ])
  const potless = await of('/checkout', { ...form, action: noPots }, refused.set)
  expect(potless.html).not.toContain('Last pot')
  const half = await of('/checkout', { ...form, action: lessPots }, refused.set)
  expect(half.html).toContain('Typed Road 7')
  const fitted = await of('/checkout', { ...form, action: noTrays }, half.set)
  expect(fitted.html).toContain('Typed Road 7')
  expect(fitted.html).toMatch(/type="submit">Order for/)
  expect(fitted.html).not.toContain('Last tray')
  const ordered = await of('/checkout', form, fitted.set)
  expect(ordered.status).toBe(303)
  const { lines } = await orderAt(ordered.headers.get('location') ?? '')
  const quantities = (lines as { quantity: number }[]).map(line => line.quantity)
  expect(quantities.sort()).toEqual([2, 3])
  // Nothing left at all: the cart says so, and what there is instead.
  await scarce('Last cup', 1)
  const last = await of('/cart', { variant_id: cup.variantId, quantity: '3' }, '')
  const look = await client.send('GET', '/@lin/checkout', undefined, { cookie: last.set })
  expect([look.status, look.headers.get('location')]).toEqual([302, '/@lin/cart'])
})

test('what one seller does not ship there is left out with one press, and the rest is ordered', async () => {
  const far = await seller(house.instance, 'Far')
  await house.instance.db.transact(tx =>
    tx
      .update(sellers)
      .set({ delivery: [{ to: 'SE', daysMin: 1, daysMax: 3 }] })
      .where(eq(sellers.id, far.id)),
  )
  const salt = await product(house.instance, far.id, 'far-salt', { title: 'Far salt' })
  const { id } = await shop(house.instance, 'wide', [apples, salt])
  const cookie = `xp_cart_${id}=${[apples, salt].map(one => `${one.variantId}~1~100`).join('.')}`
  const of = async (fields: Record<string, string>, cart: string) => {
    const answer = await client.app.request('http://shop.test/@wide/checkout', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'sec-fetch-site': 'same-origin', cookie: cart },
    })
    const set = answer.headers.get('set-cookie')?.split(';')[0] ?? cart
    return { status: answer.status, set, html: await answer.text(), headers: answer.headers }
  }
  const form = buyer('far@mail.example', { line1: 'Typed Road 7' })
  const refused = await of(form, cookie)
  expect(refused.html).toContain('Leave out the things of Far')
  const left = await of({ ...form, action: `leave_out:${form.country}` }, refused.set)
  expect(left.html).toContain('Typed Road 7')
  expect(left.html).not.toContain('Far salt')
  expect(left.html).not.toContain('Leave out')
  const ordered = await of(form, left.set)
  expect(ordered.status).toBe(303)
  const { lines } = await orderAt(ordered.headers.get('location') ?? '')
  expect(lines).toHaveLength(1)
  // Where nothing is shipped there is nothing to leave out.
  expect((await of(form, `xp_cart_${id}=${salt.variantId}~1~100`)).html).not.toContain('Leave out')
})

test('a price that changed is said also beside a mistake in a field', async () => {
  const wang = await seller(house.instance, 'Tide')
  const priced = (priceMinor: number) => product(house.instance, wang.id, 'shell', { priceMinor })
  const shell = await priced(1000)
  const { id } = await shop(house.instance, 'tide', [shell])
  const cookie = `xp_cart_${id}=${shell.variantId}~1~1000`
  const shown = await client.send('GET', '/@tide/checkout', undefined, { cookie })
  const fingerprint = /name="fingerprint" value="([^"]+)"/.exec(shown.body)?.[1] ?? ''
  const wrong = async () => {
    const answer = await client.app.request('http://shop.test/@tide/checkout', {
      method: 'POST',
      body: new URLSearchParams({ ...buyer('not an address'), fingerprint }),
      headers: { 'sec-fetch-site': 'same-origin', cookie },
    })
    expect(answer.status).toBe(422)
    return answer.text()
  }
  expect(await wrong()).not.toContain('has changed meanwhile')
  await priced(2000)
  expect(await wrong()).toContain('has changed meanwhile')
})

test('more than there is becomes all there is, and is said so', async () => {
  const options = [{ name: 'Colour', value: 'Deep blue' }]
  const wang = await seller(house.instance, 'Few')
  const bowl = await product(house.instance, wang.id, 'bowl', { stock: 3, options })
  await shop(house.instance, 'few', [bowl])
  const post = (fields: Record<string, string>, cookie = '', accept = 'text/html') =>
    client.app.request('http://shop.test/@few/cart', {
      method: 'POST',
      body: new URLSearchParams({ variant_id: bowl.variantId, ...fields }),
      headers: { 'sec-fetch-site': 'same-origin', cookie, accept },
    })
  const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const added = await post({ quantity: '5' })
  const cart = cookieOf(added)
  expect(cart).toContain(`${bowl.variantId}~3~`)
  // Where it is known how many there are, the field takes no more.
  const { body: page } = await client.send('GET', `/@few/p/${bowl.productId}`)
  expect(page).toMatch(/name="quantity"[^>]* max="3"/)
  for (const answer of [added, await post({ action: 'set', quantity: '4' }, cart)]) {
    const to = answer.headers.get('location') ?? ''
    expect([cookieOf(answer), to]).toEqual([cart, `/@few/cart?few=${bowl.variantId}`])
    const { body } = await client.send('GET', to, undefined, { cookie: cart })
    expect(body).toContain('Only 3 left')
    expect(body).toContain('href="/@few/checkout"')
  }
  const one = cookieOf(await post({ action: 'set', quantity: '1' }, cart))
  expect(await (await post({ quantity: '9' }, one, 'application/json')).json()).toMatchObject({
    ...{ count: 3, said: 'Only 3 left · You have all 3 in your cart', is_added: true },
  })
  expect(await (await post({}, cart, 'application/json')).json()).toMatchObject({
    ...{ count: 3, said: 'You have all 3 in your cart', is_added: false },
  })
  const two = await post({ action: 'set', quantity: '2' }, cart)
  expect(two.headers.get('location')).toBe('/@few/cart')

  // Bought by somebody else meanwhile: which of its kinds, and that there is nothing besides.
  await product(house.instance, wang.id, 'bowl', { stock: 0, options })
  const { body } = await client.send('GET', '/@few/cart', undefined, { cookie: cart })
  expect(body).toContain('<b><bdi>Box of bowl</bdi> <bdi>Deep blue</bdi></b>')
  expect(body).toContain('What is in your cart cannot be bought as it is.')
})

test('whoever comes back from the payment page finds the order in the empty cart, until it is paid', async () => {
  const sent = await client.app.request('http://shop.test/@mei/checkout', {
    method: 'POST',
    body: new URLSearchParams(buyer('una@mail.example')),
    headers: { 'sec-fetch-site': 'same-origin', cookie: await cartWith(apples) },
  })
  const token = tokenIn(sent.headers.get('location') ?? '')
  const [cart = '', order = ''] = sent.headers.getSetCookie()
  expect(order).toMatch(/HttpOnly/)
  const cookie = [cart, order].map(one => one.split(';')[0]).join('; ')
  const look = () => client.send('GET', '/@mei/cart', undefined, { cookie })
  expect((await look()).body).toContain(`<a href="/orders/${token}">Go to your order</a>`)
  const paid = await client.app.request(`http://shop.test/orders/${token}/pay`, {
    method: 'POST',
    body: new URLSearchParams({ action: 'approve' }),
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  expect(paid.status).toBe(303)
  const after = await look()
  expect(after.body).not.toContain('Go to your order')
  expect(after.headers.get('set-cookie')).toContain('Max-Age=0')
  // What is no link of ours opens nothing, nor one to an order that nobody knows any more.
  const { secretKey } = house.instance.config
  const gone = { shopId: `shp_${'0'.repeat(26)}`, id: `ord_${'0'.repeat(26)}` }
  for (const link of ['ord_nothing', orderToken(secretKey, gone)]) {
    const cookie = `${order.split('=')[0]}=${link}`
    const nothing = await client.send('GET', '/@mei/cart', undefined, { cookie })
    expect([nothing.status, nothing.body.includes('Go to your order')]).toEqual([200, false])
  }
})

test('a code that was typed and not applied is counted first, and ordered with when it was seen', async () => {
  await person(house.instance, 'ops@shop.test', true)
  const operator = await client.signIn('ops@shop.test')
  await operator('POST', '/operator/discounts', { code: 'HALF', bps: 5000 })
  const cart = await cartWith(apples)
  const form = buyer('ivy@mail.example', { discount_code: 'HALF', code_counted: '' })
  const first = await send('/checkout', form, cart)
  expect([first.status, first.html.includes('Your code counts now.')]).toEqual([200, true])
  expect(first.html).toContain('14.45')
  expect(first.html).toContain('name="code_counted" value="HALF"')
  // It stands there whatever is put right elsewhere.
  expect(first.html).not.toContain('data-wrong')
  const wrong = await send('/checkout', { ...form, discount_code: 'NOTHING' }, cart)
  expect(wrong.status).toBe(200)
  expect(wrong.html).not.toContain('Your code counts now.')
  expect(wrong.html).toMatch(/id="discount_code"[^>]* autofocus/)
  // And whatever else is wrong is said with it, not after it.
  const both = await send('/checkout', { ...form, discount_code: 'NOTHING', email: 'ivy' }, cart)
  const marked = [...both.html.matchAll(/id="(\w+)"[^>]* aria-invalid/g)].map(([, name]) => name)
  expect(marked).toEqual(['email', 'discount_code'])
  expect(both.html).toContain('data-wrong')
  const placed = await send('/checkout', { ...form, code_counted: 'HALF' }, cart)
  expect(placed.status).toBe(303)
})

test('a country that something is not shipped to is said beside it, before anything is typed', async () => {
  const near = await seller(house.instance, 'Near')
  const delivery = [{ to: 'CN', daysMin: 1, daysMax: 2 }]
  await house.instance.db.transact(tx =>
    tx.update(sellers).set({ delivery }).where(eq(sellers.id, near.id)),
  )
  const tea = await product(house.instance, near.id, 'tea')
  const { id } = await shop(house.instance, 'near', [tea])
  const cookie = `xp_cart_${id}=${tea.variantId}~1~2890`
  const ask = async (country: string) => {
    const answer = await client.app.request('http://shop.test/@near/checkout', {
      method: 'POST',
      body: new URLSearchParams({ action: 'country', country }),
      headers: { 'sec-fetch-site': 'same-origin', cookie },
    })
    return answer.text()
  }
  expect(await ask('GB')).toMatch(/id="country-error"[^>]*>Near does not ship to this country/)
  expect(await ask('CN')).not.toContain('country-error')
})

test('a form does not order to a country there is not', async () => {
  const sent = await send(
    '/checkout',
    buyer('fay@mail.example', { country: 'ZZ' }),
    await cartWith(apples),
  )
  expect(sent.status).toBe(422)
  expect(sent.html).toContain('Please choose a country.')
})

test('a code that is none is said so beside it', async () => {
  const form = buyer('gus@mail.example', { discount_code: 'save 10!' })
  const sent = await send('/checkout', form, await cartWith(apples))
  expect(sent.html).toContain('A code has 3 to 20 letters and digits.')
  expect(sent.html).not.toContain('Please write who the parcel is for')
})

test('two forms without a key are two orders, each its buyer’s', async () => {
  const cart = await cartWith(apples)
  const first = await send('/checkout', buyer('ann@mail.example'), cart)
  const second = await send('/checkout', buyer('bob@mail.example'), cart)
  expect([first.status, second.status]).toEqual([303, 303])
  expect(tokenIn(first.to)).not.toBe(tokenIn(second.to))
})

test('a form sent again leads to its order; with another cart it is for another order', async () => {
  const cart = await cartWith(apples)
  const form = buyer('cy@mail.example', { idempotency_key: 'a'.repeat(32) })
  const first = await send('/checkout', form, cart)
  expect(first.status).toBe(303)
  // The answer was lost and the cart is still there, and then it is not.
  const again = await send('/checkout', form, cart)
  const emptied = await send('/checkout', form, first.set ?? '')
  expect([again.to, emptied.to]).toEqual([first.to, first.to])
  const other = await send('/checkout', form, await cartWith(pears))
  expect(other.status).toBe(303)
  expect((await orderAt(other.to)).id).not.toBe((await orderAt(first.to)).id)
  expect((await send('/checkout', buyer('cy@mail.example'), '')).to).toBe('/@mei/cart')
})

test('an order’s pages speak the language it was placed in', async () => {
  const { to } = await send('/checkout?lang=zh', buyer('di@mail.example'), await cartWith(apples))
  const pay = await client.send('GET', to)
  expect(pay.body).toContain('<html lang="zh')
  const order = `/orders/${tokenIn(to)}`
  expect((await client.send('GET', order)).body).toContain('<html lang="zh')
  expect((await client.send('GET', `${order}?lang=en`)).body).toContain('<html lang="en')
})

test('a shop that changes its handle keeps its buyers’ carts and what they saved', async () => {
  await shop(house.instance, 'lan', [apples])
  const asLan = await client.signIn('lan@curator.example')
  const [pick] = (await asLan('GET', '/picks')).body.data as { id: string }[]
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await client.app.request(`http://shop.test/@lan${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const cart = await post('/cart', { variant_id: apples.variantId })
  const saved = await post('/saved', { pick_id: pick?.id ?? '' })
  const look = { handle: 'lan-two', name: 'Lan', line: '', accent: 'tea', language: 'en' }
  expect((await asLan('PATCH', '/shop', look)).status).toBe(200)
  const cookie = `${cart}; ${saved}`
  for (const path of ['/cart', '/saved']) {
    const page = await client.send('GET', `/@lan-two${path}`, undefined, { cookie })
    expect(page.body, path).toContain('Box of apples')
  }
})

test('a checkout begins with the country of the buyer’s language, where everything is shipped there', async () => {
  const nord = await seller(house.instance, 'Nord')
  await house.instance.db.transact(tx =>
    tx
      .update(sellers)
      .set({ delivery: ['DE', 'SE'].map(to => ({ to, daysMin: 1, daysMax: 3 })) })
      .where(eq(sellers.id, nord.id)),
  )
  const salt = await product(house.instance, nord.id, 'salt')
  const { id } = await shop(house.instance, 'north', [apples, salt])
  const chosen = async (things: Thing[], language: string) => {
    const cookie = `xp_cart_${id}=${things.map(one => `${one.variantId}~1~100`).join('.')}`
    const { body } = await client.send('GET', '/@north/checkout', undefined, {
      cookie,
      'accept-language': language,
    })
    return /<option value="(\w\w)" selected/.exec(body)?.[1]
  }
  expect(await chosen([apples], 'de-CH,de;q=0.9')).toBe('CH')
  expect(await chosen([apples], 'ja')).toBe('JP')
  expect(await chosen([apples, salt], 'de-CH,de;q=0.9,en;q=0.5')).toBe('DE')
  expect(await chosen([salt], 'ja')).toBe('DE')
  expect(await chosen([apples], '*, ~~, x-y;q')).toBe('CN')
})
