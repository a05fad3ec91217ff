import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { useOwn } from '../own.ts'
import { SearchField } from '../pieces/search-field.tsx'
import { useSettled } from '../pieces/settled.ts'
import { PartCard } from './card.tsx'
import { FoldedPart } from './folded.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { findParts, isOpen, type Part } from './parts.ts'

/** Above each tab: a number finds its order in whatever state, in the place of what the tab shows. */
export function Finding({
  onLeave,
  children,
}: {
  /** What was found may have been dealt with: the tab is read again. */
  onLeave: () => Promise<void>
  children: ComponentChildren
}) {
  const t = sellerWords.use()
  const { orders } = useOwn()
  const [typed, setTyped] = useState('')
  const sought = useSettled(typed.trim())
  const type = (text: string) => {
    setTyped(text)
    if (!text) void onLeave()
  }
  // Who has never had an order looks for none.
  if (Object.keys(orders).length === 0) return <>{children}</>
  return (
    <>
      <SearchField label={t.findOrder} value={typed} onText={type} />
      {typed.trim() && sought ? <Found number={sought} /> : children}
    </>
  )
}

function Found({ number }: { number: string }) {
  const t = sellerWords.use()
  const own = useOwn()
  const load = useLoad(() => findParts(own.id, number), [own.id, number])
  const show = (part: Part) =>
    load.change(parts => parts.map(one => (one.id === part.id ? part : one)))
  return (
    <Loaded of={load} skeleton={<BoneRows count={2} />}>
      {parts =>
        parts.length ? (
          <FoundParts parts={parts} onChange={show} />
        ) : (
          <Empty drawing="search" title={t.foundNone}>
            <p>{t.foundNoneText}</p>
          </Empty>
        )
      }
    </Loaded>
  )
}

/** What is still to be done stands first, with all that doing it needs. */
function FoundParts({ parts, onChange }: { parts: Part[]; onChange: (part: Part) => void }) {
  const open = parts.filter(isOpen)
  const rest = parts.filter(part => !isOpen(part))
  return (
    <>
      {open.length > 0 && (
        <ol class="cards">
          {open.map(part => (
            <PartCard key={part.id} part={part} isNext={false} onChange={onChange} />
          ))}
        </ol>
      )}
      {rest.length > 0 && (
        <ul class="rows">
          {rest.map(part =>
            part.status === 'shipped' ? (
              <OnItsWay key={part.id} part={part} onChange={onChange} />
            ) : (
              <FoldedPart key={part.id} part={part} onChange={onChange} />
            ),
          )}
        </ul>
      )}
    </>
  )
}
