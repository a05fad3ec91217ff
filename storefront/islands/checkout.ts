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

/** What is being put right is no longer told to be wrong; the last of it, that anything is. */
function forgive(field: Element): void {
  if (!field.matches('[aria-invalid]')) return
  const wrong = `${field.id}-error`
  document.getElementById(wrong)?.remove()
  const left = field.getAttribute('aria-describedby')?.replace(wrong, '').trim()
  if (left) field.setAttribute('aria-describedby', left)
  else field.removeAttribute('aria-describedby')
  field.removeAttribute('aria-invalid')
  if (!document.querySelector('.field .wrong, .choices .wrong'))
    document.querySelector('[data-wrong]')?.remove()
}

if (form) {
  // A page that said no is the answer to a form: gone back to, it is asked for anew instead.
  history.replaceState(history.state, '')
  // At a desk it stands beside the form, and has room to be open.
  const summary = document.querySelector<HTMLDetailsElement>('.checkout > .summary')
  if (summary && matchMedia('(min-width: 960px)').matches) summary.open = true
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | null
  const click = field('click')
  if (click) click.value ||= sessionStorage.getItem('xp:click') ?? ''
  const key = `xp:${location.pathname}`
  const known = () => JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, string>
  const before = known()
  for (const name of kept) {
    const one = field(name)
    if (one && !one.value && before[name]) one.value = before[name]
  }
  // One way to pay is chosen from the start.
  const providers = form.elements.namedItem('provider')
  if (providers instanceof RadioNodeList && before.provider) providers.value = before.provider
  const keep = () => {
    const data = new FormData(form)
    // What this country's addresses do not have stays for the one that does.
    const asked = [...kept, 'provider'].filter(name => data.has(name))
    const values = Object.fromEntries(asked.map(name => [name, String(data.get(name))]))
    sessionStorage.setItem(key, JSON.stringify({ ...known(), ...values }))
  }
  form.addEventListener('input', keep)
  form.addEventListener('input', ({ target }) => forgive(target as Element))
  const country = form.querySelector<HTMLSelectElement>('[data-country]')
  const code = field('discount_code')
  /**
   * Another country writes its addresses another way, and a code changes the total: the server shows
   * the page for both, and what was typed comes back. Asked for by address and not by sending the
   * form, so that whoever comes back from paying is not asked whether to send it again.
   */
  const askAnew = (from = '') => {
    keep()
    sessionStorage.setItem(`${key}:at`, from)
    const address = new URL(location.href)
    address.hash = ''
    if (country) address.searchParams.set('country', country.value)
    address.searchParams.set('discount_code', code?.value.trim() ?? '')
    location.replace(address)
  }
  const go = form.querySelector<HTMLButtonElement>('[data-country-go]')
  if (go) go.hidden = true
  country?.addEventListener('change', () => askAnew('country'))
  // Chosen before, on an earlier visit: the address above was written for it.
  const chosen = [...(country?.options ?? [])].find(one => one.value === before.country)
  const isElsewhere = country && chosen && !chosen.selected
  if (isElsewhere) country.value = chosen.value
  // And a code typed before counts as it did.
  if (isElsewhere || (code && code.value !== code.defaultValue)) askAnew()
  keep()
  const at = sessionStorage.getItem(`${key}:at`)
  sessionStorage.removeItem(`${key}:at`)
  if (at) field(at)?.focus()
  const apply = form.querySelector<HTMLButtonElement>('[data-code-go]')
  apply?.addEventListener('click', event => {
    event.preventDefault()
    askAnew('discount_code')
  })
  code?.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    askAnew('discount_code')
  })
  form.addEventListener('submit', event => {
    const { submitter } = event
    if (submitter?.hasAttribute('formaction')) return
    const told = form.querySelector('[data-said]')
    told?.replaceChildren(navigator.onLine ? '' : (form.dataset.offline ?? ''))
    // The browser would show its own page instead of this one.
    if (!navigator.onLine) return event.preventDefault()
    // Ordered with it, it is not for the next order; refused, it stands in the page that comes back.
    sessionStorage.setItem(key, JSON.stringify({ ...known(), discount_code: '' }))
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
