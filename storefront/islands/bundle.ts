/** The button for all of it says what the chosen ones cost together. */
const form = document.querySelector<HTMLFormElement>('form[data-total]')

function show(): void {
  const currency = form?.dataset.total
  const total = form?.querySelector('button b')
  if (!form || !currency || !total) return
  const chosen = form.querySelectorAll<HTMLElement>('option:checked, input[name=variant_id]')
  const minor = [...chosen].reduce((sum, one) => sum + Number(one.dataset.minor), 0)
  const format = new Intl.NumberFormat(document.documentElement.lang, {
    style: 'currency',
    currency,
  })
  const places = format.resolvedOptions().maximumFractionDigits ?? 2
  total.textContent = format.format(minor / 10 ** places)
}

form?.addEventListener('change', show)
// Whoever comes back finds their choices again, which no event tells.
addEventListener('pageshow', show)

export {}
