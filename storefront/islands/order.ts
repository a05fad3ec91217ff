/** The order page stays true while it is open: looked at again, it asks again. */
const seconds = 20

/** Instants by the reader's own clock; the page has them by the server's, written the same way. */
function localise(part: Element | null): void {
  const tag = part?.querySelector<HTMLElement>('[data-dates]')?.dataset.dates
  const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' })
  const moment = new Intl.DateTimeFormat(tag, {
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
  for (const time of part?.querySelectorAll<HTMLTimeElement>('time') ?? [])
    time.textContent = ('day' in time.dataset ? day : moment).format(new Date(time.dateTime))
}

async function refresh(): Promise<void> {
  if (document.visibilityState !== 'visible' || !document.querySelector('[data-live]')) return
  const address = new URL(location.href)
  const language = address.searchParams.get('lang')
  address.search = language ? `lang=${language}` : ''
  const answer = await fetch(address).catch(() => null)
  if (!answer?.ok) return
  const fresh = new DOMParser()
    .parseFromString(await answer.text(), 'text/html')
    .querySelector('main')
  const present = document.querySelector('main')
  localise(fresh)
  if (!fresh || !present || isUsed(present) || fresh.innerHTML === present.innerHTML) return
  present.replaceChildren(...fresh.childNodes)
}

/** Something in it has the focus (it has it itself after any click), or a form is being filled in. */
function isUsed(present: HTMLElement): boolean {
  const focus = document.activeElement
  return (
    (focus !== present && present.contains(focus)) ||
    present.querySelector('details[open]') !== null
  )
}

localise(document.querySelector('main'))
setInterval(refresh, seconds * 1000)
document.addEventListener('visibilitychange', refresh)

export {}
