/** Choosing a variant shows its price, stock and picture; adding stays on the page. */
const form = document.querySelector<HTMLFormElement>('form[data-buy]')
const part = (name: string) => form?.querySelector<HTMLElement>(`p[data-${name}]`) ?? null

function show(choice: HTMLInputElement): void {
  const { price = '', was = '', until = '', left = '', picture = '', most = '' } = choice.dataset
  part('price')?.querySelector('.price')?.replaceWith(bold(price))
  const former = part('price')?.querySelector<HTMLElement>('[data-was]')
  former?.querySelector('s')?.replaceChildren(was)
  former?.toggleAttribute('hidden', !was)
  part('until')?.replaceChildren(until)
  part('left')?.replaceChildren(left)
  limit(most)
  const shown = picture && document.getElementById(`picture-${picture}`)
  if (shown) slideTo(shown)
}

/** Of the chosen one there may be fewer than of another. */
function limit(most: string): void {
  form?.querySelector('[name=quantity]')?.setAttribute('max', most)
}

/** Of more than one picture. */
const gallery = document.querySelector<HTMLElement>('.gallery[tabindex]')
const isSwiped = () => gallery !== null && gallery.scrollWidth > gallery.clientWidth
// Where nothing is swiped there is nothing to do for the arrow keys.
const reach = () => {
  if (gallery) gallery.tabIndex = isSwiped() ? 0 : -1
}
reach()
addEventListener('resize', reach)

/** The gallery alone moves: where all of it is seen, the picture comes to its top. */
function slideTo(picture: HTMLElement): void {
  // Shown as large as the first one, it is fetched as large.
  const [first, image] = [gallery?.querySelector('img'), picture.querySelector('img')]
  if (first && image) image.sizes = first.sizes
  const from = gallery?.getBoundingClientRect().left ?? 0
  if (isSwiped()) gallery?.scrollBy({ left: picture.getBoundingClientRect().left - from })
  else gallery?.prepend(picture)
}

/** In the page, which is where one was when it is closed. */
const large = document.querySelector<HTMLDialogElement>('dialog.large')
document.addEventListener('click', event => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-large]')
  const isOtherTab = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  if (!link || !large || isOtherTab) return
  event.preventDefault()
  // A new one each time: an image shows what it was until the next has come.
  const image = new Image()
  image.src = link.href
  image.alt = link.querySelector('img')?.alt ?? ''
  large.querySelector('img')?.replaceWith(image)
  large.showModal()
})
large?.addEventListener('click', () => large.close())

form?.addEventListener('change', event => {
  const choice = event.target as HTMLInputElement
  if (choice.name === 'variant_id') show(choice)
})
// Whoever comes back finds their choice again, which no event tells.
addEventListener('pageshow', () => {
  const choice = form?.querySelector<HTMLInputElement>('[name=variant_id]:checked')
  if (choice?.dataset.most) limit(choice.dataset.most)
  if (choice && !choice.defaultChecked) show(choice)
})

// Not by disabling the button: whoever came by keyboard would be sent back to the top.
let isSending = false
form?.addEventListener('submit', async event => {
  event.preventDefault()
  if (isSending) return
  isSending = true
  tell('')
  const sent = new FormData(form)
  const many = form.elements.namedItem('quantity') as HTMLInputElement
  try {
    // Not form.action: a field of that name stands in front of it.
    const answer = await fetch(form.getAttribute('action') ?? '', {
      method: 'POST',
      body: sent,
      headers: { accept: 'application/json' },
    })
    if (!answer.ok) throw new Error(String(answer.status))
    const { said, is_added } = (await answer.json()) as { said: string; is_added: boolean }
    tell(said, !is_added)
    // They are in the cart: what is asked for next is one more again.
    if (is_added && many.value === sent.get('quantity')) many.value = many.defaultValue
    dispatchEvent(new Event('xiaopu:cart'))
  } catch (error) {
    // Without a connection the browser would show its own page instead of this one.
    if (error instanceof TypeError) tell(form.dataset.offline ?? '', true)
    // The plain way shows what is wrong, in words.
    else form.submit()
  } finally {
    isSending = false
  }
})

function tell(text: string, isBad = false): void {
  const said = part('said')
  said?.toggleAttribute('data-bad', isBad)
  said?.replaceChildren(text)
  // Not behind the bar that has just come up.
  if (text) requestAnimationFrame(() => said?.scrollIntoView({ block: 'nearest' }))
}

/** As the server writes it: the sign a little smaller than the figures. */
function bold(text: string): HTMLElement {
  const [, first = '', figures = text, last = ''] =
    /^([^\p{Nd}-]*)(.*\p{Nd})(.*)$/u.exec(text) ?? []
  const element = document.createElement('span')
  element.className = 'price'
  const small = (sign: string) => {
    const one = document.createElement('small')
    one.textContent = sign
    return sign ? one : ''
  }
  element.append(small(first), figures, small(last))
  return element
}

export {}
