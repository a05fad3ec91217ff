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

/** Shown by the script that makes it work; pressed, it says so until the page is looked at anew. */
function offerCopies(part: Element | null): void {
  for (const button of part?.querySelectorAll<HTMLButtonElement>('[data-copy]') ?? []) {
    button.hidden = !navigator.clipboard
    button.onclick = async () => {
      const { copy = '', copied = '' } = button.dataset
      await navigator.clipboard.writeText(copy).then(
        () => {
          button.textContent = copied
          button.removeAttribute('aria-label')
          document.querySelector('[data-told]')?.replaceChildren(copied)
        },
        () => null,
      )
    }
  }
}

/** Without what was said once: neither a reload nor a look later says it again. */
function plainAddress(): URL {
  const address = new URL(location.href)
  const language = address.searchParams.get('lang')
  address.search = language ? `lang=${language}` : ''
  return address
}

async function refresh(): Promise<void> {
  if (document.visibilityState !== 'visible' || !document.querySelector('[data-live]')) return
  const answer = await fetch(plainAddress()).catch(() => null)
  if (!answer?.ok) return
  const fresh = new DOMParser()
    .parseFromString(await answer.text(), 'text/html')
    .querySelector('main > div')
  const present = document.querySelector<HTMLElement>('main > div')
  localise(fresh)
  offerCopies(fresh)
  if (!fresh || !present || isUsed(present) || fresh.innerHTML === present.innerHTML) return
  const known = saidIn(present)
  present.replaceWith(fresh)
  const said = saidIn(fresh).filter(one => !known.includes(one))
  // Told beside it: what is put in anew as a whole is read out by nobody.
  if (said.length) document.querySelector('[data-told]')?.replaceChildren(said.join(' '))
}

const saidIn = (part: Element) =>
  [...part.querySelectorAll<HTMLElement>('[data-say]')].map(one => one.dataset.say ?? '')

/** Something in it has the focus, or a form is being filled in. */
function isUsed(present: HTMLElement): boolean {
  return present.contains(document.activeElement) || present.querySelector('details[open]') !== null
}

localise(document.querySelector('main'))
offerCopies(document.querySelector('main'))
history.replaceState(null, '', plainAddress())
setInterval(refresh, seconds * 1000)
document.addEventListener('visibilitychange', refresh)

export {}
