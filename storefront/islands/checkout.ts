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
  form.addEventListener('input', () => {
    const data = new FormData(form)
    sessionStorage.setItem(
      key,
      JSON.stringify(Object.fromEntries(kept.map(name => [name, String(data.get(name) ?? '')]))),
    )
  })
  // Another country writes its addresses another way: the server shows its form, nothing is lost.
  const go = form.querySelector<HTMLButtonElement>('[data-country-go]')
  const country = form.querySelector<HTMLSelectElement>('[data-country]')
  const askAnew = () => go && form.requestSubmit(go)
  if (go) go.hidden = true
  country?.addEventListener('change', askAnew)
  // Chosen before, on an earlier visit: the address above was written for it.
  const chosen = [...(country?.options ?? [])].find(one => one.value === before.country)
  if (country && chosen && !chosen.selected) {
    country.value = chosen.value
    askAnew()
  }
  form.addEventListener('submit', event => {
    const { submitter } = event
    if (submitter?.hasAttribute('formaction')) return
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
