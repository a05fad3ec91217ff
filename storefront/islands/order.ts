/** The order page stays true while it is open: looked at again, it asks again. */
const seconds = 20

async function refresh(): Promise<void> {
  if (document.visibilityState !== 'visible' || !document.querySelector('[data-live]')) return
  const address = new URL(location.href)
  address.search = ''
  const answer = await fetch(address).catch(() => null)
  if (!answer?.ok) return
  const fresh = new DOMParser()
    .parseFromString(await answer.text(), 'text/html')
    .querySelector('main')
  const present = document.querySelector('main')
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

setInterval(refresh, seconds * 1000)
document.addEventListener('visibilitychange', refresh)

export {}
