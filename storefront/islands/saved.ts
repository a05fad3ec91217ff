/** Saving stays on the page and shows what is saved; without this the form's own page does. */
const shopId = document.querySelector<HTMLElement>('.cartbar')?.dataset.shop ?? ''

function savedIds(): string[] {
  const start = `xp_saved_${shopId}=`
  const value = document.cookie.split('; ').find(one => one.startsWith(start)) ?? ''
  return value.slice(start.length).split('.').filter(Boolean)
}

function show(): void {
  const ids = savedIds()
  for (const link of document.querySelectorAll<HTMLElement>('[data-saved-link]'))
    link.hidden = ids.length === 0
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-save]')) {
    const isSaved = ids.includes(form.dataset.save ?? '')
    form.querySelector('button')?.setAttribute('aria-pressed', String(isSaved))
    const label = form.querySelector('[data-label]')
    if (label) label.textContent = (isSaved ? form.dataset.on : form.dataset.off) ?? ''
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('[data-save]')) {
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const body = new FormData(form)
    if (savedIds().includes(form.dataset.save ?? '')) body.set('action', 'remove')
    const answer = await fetch(form.getAttribute('action') ?? '', {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    }).catch(() => null)
    // Without a connection the browser would show its own page instead of this one.
    form.querySelector('[data-said]')?.replaceChildren(answer ? '' : (form.dataset.offline ?? ''))
    if (answer?.ok) show()
    else if (answer) form.submit()
  })
}

show()
addEventListener('pageshow', show)
