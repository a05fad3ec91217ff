/** The button for all of it says how many are ticked and what the chosen ones cost together. */
const form = document.querySelector<HTMLFormElement>('form[data-adds]')

/** Of another colour, the first one's picture would be wrong. */
function showPictures(): void {
  for (const select of form?.querySelectorAll('select') ?? []) {
    const { picture } = select.selectedOptions[0]?.dataset ?? {}
    const image = select.closest('li')?.querySelector('img')
    if (!picture || !image || image.currentSrc.endsWith(picture)) continue
    image.srcset = ''
    image.src = picture
  }
}

function show(): void {
  showPictures()
  const button = form?.querySelector('button')
  const [words, total] = [button?.querySelector('span'), button?.querySelector('b')]
  if (!form || !button || !words || !total) return
  const ticked = [...form.querySelectorAll('li')].filter(li => li.querySelector('input:checked'))
  const chosen = ticked.map(li =>
    li.querySelector<HTMLElement>('option:checked, input[data-minor]'),
  )
  const minor = chosen.reduce((sum, one) => sum + Number(one?.dataset.minor), 0)
  const format = new Intl.NumberFormat(document.documentElement.lang, {
    style: 'currency',
    currency: form.dataset.total,
  })
  const places = format.resolvedOptions().maximumFractionDigits ?? 2
  words.textContent = form.dataset.adds?.split('|')[ticked.length] ?? ''
  total.textContent = ticked.length ? format.format(minor / 10 ** places) : ''
  button.disabled = ticked.length === 0
}

form?.addEventListener('change', show)
// Whoever comes back finds their choices again, which no event tells.
addEventListener('pageshow', show)

export {}
