import '../../styles/seller/money.css'
import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Page } from '../../shell/page.tsx'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { moneyText, percentText } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { Ask } from '../pieces/ask.tsx'
import { BoneLines } from '../pieces/bone-lines.tsx'
import { type Code, endCode, readCodes } from './data.ts'
import { NewCode } from './new-code.tsx'

/** Codes that take something off the seller's goods, at the seller's cost. */
export default function Codes() {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const load = useLoad(() => readCodes(seller), [seller])
  const [isMaking, setMaking] = useState(false)
  const [asked, setAsked] = useState<Code | null>(null)
  const end = async ({ code }: Code) => {
    await endCode(seller, code)
    toast(t.codeEndDone(code))
    void load.reload()
  }
  const make = (
    <Button kind="main" icon="plus" onClick={() => setMaking(true)}>
      {t.codeNew}
    </Button>
  )
  const isEmpty = load.data?.length === 0
  return (
    <Page title={t.codesTitle} lead={t.codesLead} actions={!isEmpty && make}>
      <Loaded of={load} skeleton={<BoneLines count={3} />}>
        {all =>
          all.length ? (
            <ul class="rows">
              {all.map(one => (
                <CodeRow key={one.code} code={one} onAsk={() => setAsked(one)} />
              ))}
            </ul>
          ) : (
            <Empty drawing="coins" title={t.codesNone}>
              <p>{t.codesNoneText}</p>
              {make}
            </Empty>
          )
        }
      </Loaded>
      {isMaking && <NewCode onMade={load.reload} onClose={() => setMaking(false)} />}
      {asked && (
        <Ask
          title={t.codeEndTitle(asked.code)}
          yes={t.codeEndGo}
          isBad
          act={() => end(asked)}
          onClose={() => setAsked(null)}
        >
          <p>{t.codeEndText}</p>
        </Ask>
      )}
    </Page>
  )
}

function CodeRow({ code: one, onAsk }: { code: Code; onAsk: () => void }) {
  const t = moneyWords.use()
  const off = one.amount ? moneyText(one.amount) : percentText(one.bps ?? 0)
  return (
    <li class="row">
      <span class="row-main">
        <code class="strong">{one.code}</code>
        <span class="facts">
          <CodeState code={one} />
          <span>{useUntil(one)}</span>
        </span>
      </span>
      <b class={one.is_on ? 'figures' : 'figures soft'}>−{off}</b>
      {!isOver(one) && (
        <Button kind="quiet" isSmall aria-label={t.codeEndOf(one.code)} onClick={onAsk}>
          {t.codeEnd}
        </Button>
      )}
    </li>
  )
}

function CodeState({ code: one }: { code: Code }) {
  const t = moneyWords.use()
  if (one.is_on) return <State tone="good">{t.codeOn}</State>
  if (isOver(one)) return <State tone="quiet">{t.codeEnded}</State>
  return <State tone="waiting">{t.codePlanned}</State>
}

function useUntil(one: Code): string {
  const t = moneyWords.use()
  if (one.ends_at === null) return t.codeForever
  return isOver(one) ? t.codeEndedOn(dayText(one.ends_at)) : t.codeEnds(dayText(one.ends_at - 1))
}

function isOver({ is_on: isOn, starts_at: starts }: Code): boolean {
  return !isOn && starts <= Date.now()
}
