/** How many of each in the cart: a step is seen at once, and the whole is priced anew on the spot. */
let open = 0
let sending = Promise.resolve()
/** What is to be told as taken out, by its line: some of it may be there again by then. */
const gone = new Map<string, string>()

const amountForm = (target: EventTarget | null) =>
  (target as Element | null)?.closest<HTMLFormElement>('form[data-quantity]') ?? null
const part = () => document.querySelector<HTMLElement>('[data-cart]')

document.addEventListener('submit', event => {
  const form = amountForm(event.target)
  if (!form) return
  event.preventDefault()
  const { step = '0', to } = (event.submitter ?? form).dataset
  const field = form.elements.namedItem('quantity') as HTMLInputElement
  const wanted = Number(to ?? Number(field.value) + Number(step))
  // A step down ends at one, also where the button does not know yet that it is there.
  field.value = String(Math.min(Math.max(wanted, Number(step) ? 1 : 0), Number(field.max)))
  tell(form, field.value)
})
document.addEventListener('change', event => {
  const form = amountForm(event.target)
  if (form?.reportValidity()) tell(form, (event.target as HTMLInputElement).value)
})
// None is said by a nought, not by an empty field.
document.addEventListener('focusout', event => {
  const field = event.target as HTMLInputElement
  if (amountForm(field) && field.name === 'quantity' && !field.value)
    field.value = field.defaultValue
})
// Whoever goes on before everything is told goes on when it is.
document.addEventListener('click', event => {
  const link = (event.target as Element).closest('a')
  if (!link || open === 0) return
  event.preventDefault()
  sending.then(() => location.assign(link.href))
})

/** One after the other: each answer sets the cart anew. */
function tell(form: HTMLFormElement, quantity: string): void {
  const body = new URLSearchParams(new FormData(form) as never)
  body.set('quantity', quantity)
  // Not form.action: a field of that name stands in front of it.
  const address = form.getAttribute('action') ?? ''
  open += 1
  if (quantity === '0') gone.set(form.id, form.dataset.gone ?? '')
  sending = sending.then(() => send(address, body))
}

async function send(address: string, body: URLSearchParams): Promise<void> {
  const answer = await fetch(address, { method: 'POST', body }).catch(() => null)
  const page = answer?.ok ? await answer.text() : null
  open -= 1
  if (!answer) untold()
  else if (page === null) location.reload()
  else if (open === 0) show(page)
}

/** No connection: the amounts are again those the shop knows, and the page says why. */
function untold(): void {
  gone.clear()
  for (const field of part()?.querySelectorAll<HTMLInputElement>('[name="quantity"]') ?? [])
    field.value = field.defaultValue
  part()
    ?.querySelector('[data-said]')
    ?.replaceChildren(part()?.dataset.offline ?? '')
}

function show(page: string): void {
  const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector('[data-cart]')
  const found = focusAfter()
  part()?.replaceChildren(...(fresh?.childNodes ?? []))
  found()
  const total = part()?.querySelector('.total')?.children ?? []
  const few = part()?.querySelector('[data-few]')
  const empty = part()?.querySelector('.empty b')
  const told = [few, ...total, empty].map(one => one?.textContent ?? '')
  document.querySelector('[data-told]')?.replaceChildren([...takenOut(), ...told].join(' '))
}

function takenOut(): string[] {
  const out = [...gone].filter(([id]) => !document.getElementById(id)).map(([, words]) => words)
  gone.clear()
  return out
}

/** Finds where the keyboard was once the line is drawn anew; the line is gone: the page. */
function focusAfter(): () => void {
  const at = document.activeElement as HTMLElement | null
  const form = amountForm(at)
  if (!at || !form) return () => {}
  const same = at.dataset.step ? `[data-step="${at.dataset.step}"]:enabled` : '[name="quantity"]'
  return () => {
    const now = document.getElementById(form.id)
    const place = now?.querySelector(same) ?? now?.querySelector('[name="quantity"]')
    ;((place ?? document.querySelector('main')) as HTMLElement | null)?.focus()
  }
}

export {}
