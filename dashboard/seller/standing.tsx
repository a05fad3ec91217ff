import { sellerWords } from '../messages/seller/index.ts'
import { useMe } from '../shell/me.ts'
import { Icon } from '../ui/icon.tsx'
import { chooseSeller, useOwn } from './own.ts'

/** Above every page: which seller one is, and what keeps it from selling. */
export function Standing() {
  const own = useOwn()
  const { sellers } = useMe()
  if (sellers.length < 2 && (own.state === 'active' || own.state === 'applied')) return null
  return (
    <div class="standing">
      {sellers.length > 1 && <SellingAs />}
      <Hindrance />
    </div>
  )
}

function SellingAs() {
  const t = sellerWords.use()
  const { sellers } = useMe()
  const own = useOwn()
  return (
    <label class="selling-as">
      <span class="soft">{t.sellingAs}</span>
      <select
        class="input"
        value={own.id}
        onChange={event => chooseSeller(event.currentTarget.value)}
      >
        {sellers.map(one => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  )
}

function Hindrance() {
  const t = sellerWords.use()
  const { state, state_reason: reason } = useOwn()
  const said = {
    suspended: { title: t.suspendedTitle, text: t.suspendedText },
    paused: { title: t.pausedTitle, text: t.pausedText },
    closed: { title: t.closedTitle, text: t.closedText },
    active: null,
    applied: null,
    refused: null,
  }[state]
  if (!said) return null
  return (
    <section class="notice notice-bad">
      <Icon name="alert" />
      <div>
        <h2>{said.title}</h2>
        <p>{said.text}</p>
        {reason && <blockquote class="quoted">{reason}</blockquote>}
      </div>
    </section>
  )
}
