/**
 * A bundle's video plays where its poster stands, once somebody asks for it, and the thing whose
 * second has come is brought forward. Without this the poster leads to where the video is.
 */
const screen = document.querySelector<HTMLElement>('[data-screen]')
const play = screen?.querySelector<HTMLAnchorElement>('[data-play]')
const now = screen?.querySelector<HTMLElement>('[data-now]')
/** What comes forward, and when; in the order of time. */
const rows = [...document.querySelectorAll<HTMLElement>('li[data-second]')]
  .map(row => ({ row, second: Number(row.dataset.second) }))
  .sort((a, b) => a.second - b.second)

let film: HTMLVideoElement | null = null
let shown: HTMLElement | null = null

/** From the second asked for on; pressed again, it goes there. */
function start(second: number): void {
  if (!screen || !play) return
  if (film) seek(film, second)
  else if (play.dataset.play) putOn(playerAt(play.dataset.play, second))
  else {
    film = filmOf(play.href)
    film.currentTime = second
    putOn(film)
    void film.play().catch(() => {})
  }
}

function seek(on: HTMLVideoElement, second: number): void {
  on.currentTime = second
  void on.play().catch(() => {})
}

/** The one before it, poster or player, makes room. */
function putOn(element: HTMLElement): void {
  screen?.querySelector(':scope > img, :scope > iframe')?.replaceWith(element)
  if (play) play.hidden = true
  element.focus()
}

function filmOf(address: string): HTMLVideoElement {
  const poster = screen?.querySelector('img')
  const element = document.createElement('video')
  element.controls = true
  element.playsInline = true
  element.src = address
  element.title = screen?.dataset.title ?? ''
  if (poster) {
    element.poster = poster.currentSrc
    element.width = poster.width
    element.height = poster.height
  }
  element.addEventListener('timeupdate', () => bringForward(element.currentTime))
  element.addEventListener('error', () => {
    // This browser cannot play it here: the poster comes back and leads to the film itself.
    film = null
    if (poster) element.replaceWith(poster)
    if (play) play.hidden = false
    play?.removeEventListener('click', playHere)
  })
  return element
}

/** A player is told where to begin by its address alone, so that each time it is a new one. */
function playerAt(address: string, second: number): HTMLIFrameElement {
  const element = document.createElement('iframe')
  element.src = address.replace('{second}', String(second))
  element.allow = 'autoplay; fullscreen; picture-in-picture'
  element.title = screen?.dataset.title ?? ''
  return element
}

function bringForward(time: number): void {
  const current = rows.findLast(({ second }) => second <= time)?.row ?? null
  if (current === shown) return
  shown?.removeAttribute('aria-current')
  current?.setAttribute('aria-current', 'true')
  shown = current
  const hadFocus = now?.contains(document.activeElement)
  const card = current ? cardOf(current) : null
  now?.replaceChildren(card ?? '')
  // Whoever stands on the card stays on it when another takes its place.
  if (hadFocus) (card ?? film)?.focus()
}

/** The row of the list again, small: its picture, its name, its price, the way to it. */
function cardOf(row: HTMLElement): HTMLElement {
  const link = row.querySelector<HTMLAnchorElement>('a[href]')
  const card = document.createElement('a')
  card.href = link?.href ?? ''
  const name = document.createElement('span')
  name.dir = 'auto'
  name.textContent = link?.textContent ?? ''
  const parts = [row.querySelector('.pic'), row.querySelector('.price')].map(
    part => part?.cloneNode(true) ?? '',
  )
  card.append(parts[0] ?? '', name, parts[1] ?? '')
  return card
}

function playHere(event: MouseEvent): void {
  // Whoever wants it in another tab gets it there.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  start(0)
}

play?.addEventListener('click', playHere)

for (const time of document.querySelectorAll<HTMLElement>('[data-at]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = time.className
  button.textContent = time.textContent
  button.setAttribute('aria-label', time.dataset.at ?? '')
  button.addEventListener('click', () =>
    start(Number(button.closest<HTMLElement>('li')?.dataset.second)),
  )
  time.replaceWith(button)
}

export {}
