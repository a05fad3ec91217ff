/** Checkout, better with a script: nothing typed is lost, nothing is sent twice. */
const form = document.querySelector<HTMLFormElement>('form[data-checkout]')
const kept = [
  'name',
  'email',
  'phone',
  'line1',
  'line2',
  'city',
  'region',
  'postal_code',
  'country',
  'discount_code',
]

if (form) {
  const click = form.elements.namedItem('click') as HTMLInputElement | null
  if (click) click.value ||= sessionStorage.getItem('xp:click') ?? ''
  const key = `xp:${location.pathname}`
  const before = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, string>
  for (const name of kept) {
    const field = form.elements.namedItem(name) as HTMLInputElement | null
    if (field && !field.value && before[name]) field.value = before[name]
  }
  const keep = () => {
    const data = new FormData(form)
    const values = kept.map(name => [name, String(data.get(name) ?? '')])
    sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(values)))
  }
  form.addEventListener('input', keep)
  // Another country writes its addresses another way: the server shows its form, nothing is lost.
  const go = form.querySelector<HTMLButtonElement>('[data-country-go]')
  const country = form.querySelector<HTMLSelectElement>('[data-country]')
  const askAnew = () => go && form.requestSubmit(go)
  if (go) go.hidden = true
  country?.addEventListener('change', askAnew)
  // Chosen before, on an earlier visit: the address above was written for it.
  const chosen = [...(country?.options ?? [])].find(one => one.value === before.country)
  const isElsewhere = country && chosen && !chosen.selected
  if (isElsewhere) country.value = chosen.value
  // A code typed before counts as it did, at the top of the page again.
  const code = form.elements.namedItem('discount_code') as HTMLInputElement | null
  if (isElsewhere || (code && code.value !== code.defaultValue)) {
    go?.setAttribute('formaction', location.href.replace(/#.*/, ''))
    askAnew()
  }
  keep()
  const apply = form.querySelector<HTMLButtonElement>('[data-code-go]')
  code?.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    if (apply) form.requestSubmit(apply)
  })
  form.addEventListener('submit', event => {
    const { submitter } = event
    if (submitter?.hasAttribute('formaction')) return
    // Ordered with it, it is not for the next order; refused, it stands in the page that comes back.
    const values = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, string>
    sessionStorage.setItem(key, JSON.stringify({ ...values, discount_code: '' }))
    const button = submitter?.matches('.wide')
      ? (submitter as HTMLButtonElement)
      : form.querySelector<HTMLButtonElement>('button.wide:not([name])')
    if (!button) return
    // After the event: a button disabled in it would not send.
    setTimeout(() => {
      button.disabled = true
      button.textContent = form.dataset.working ?? button.textContent
    })
  })
  addEventListener('pageshow', event => {
    if (event.persisted) location.reload()
  })
}

export {}
