import '../../styles/seller/money.css'
import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { useOwn } from '../own.ts'
import { useFresh } from '../pieces/fresh.ts'
import { CardBones } from '../ship/card.tsx'
import { AnswerDialog } from './answer.tsx'
import { OpenReturn, SettledReturn } from './card.tsx'
import { isOpen, openFirst, type Return, readReturns } from './data.ts'
import { Received } from './received.tsx'

export type Asked = { one: Return; move: 'accept' | 'refund' | 'refuse' | 'received' }

/** What buyers want to send back: the open ones first, then what came of the rest. */
export default function Returns() {
  const t = moneyWords.use()
  const own = useOwn()
  const load = useLoad(() => readReturns(own.id), [own.id])
  useFresh(load.reload, 120)
  const [asked, setAsked] = useState<Asked | null>(null)
  const dialog = asked && {
    one: asked.one,
    onDone: load.reload,
    onClose: () => setAsked(null),
  }
  return (
    <Page title={t.returnsTitle} lead={t.returnsLead}>
      <Loaded of={load} skeleton={<CardBones />}>
        {all => (all.length ? <Both all={all} onAsk={setAsked} /> : <NoReturns />)}
      </Loaded>
      {dialog && asked.move === 'received' && <Received {...dialog} />}
      {dialog && asked.move !== 'received' && <AnswerDialog {...dialog} move={asked.move} />}
    </Page>
  )
}

function Both({ all, onAsk }: { all: Return[]; onAsk: (asked: Asked) => void }) {
  const t = moneyWords.use()
  const open = openFirst(all)
  const settled = all.filter(one => !isOpen(one))
  return (
    <>
      {open.length ? (
        <ol class="cards" aria-label={t.returnsOpen}>
          {open.map((one, index) => (
            <OpenReturn key={one.id} one={one} isNext={index === 0} onAsk={onAsk} />
          ))}
        </ol>
      ) : (
        <p class="soft">{t.returnsNoneOpen}</p>
      )}
      {settled.length > 0 && (
        <section class="section">
          <h2>{t.returnsClosed}</h2>
          <ul class="rows">
            {settled.map(one => (
              <SettledReturn key={one.id} one={one} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function NoReturns() {
  const t = moneyWords.use()
  return (
    <Empty drawing="parcel" title={t.returnsNone}>
      <p>{t.returnsNoneText}</p>
    </Empty>
  )
}
