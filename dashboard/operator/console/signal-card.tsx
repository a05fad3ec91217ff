import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { countText } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { Reason } from '../pieces/reason.tsx'
import { operatorPaths } from '../places.ts'
import { decideSignal, type Signal } from './data.ts'

/** What speaks against an order, in words; the curator's appeal; and the operator's word on it. */
export function SignalCard({ signal, onDone }: { signal: Signal; onDone: () => Promise<void> }) {
  const words = operatorWords.use()
  const t = words.work
  const [asked, setAsked] = useState<'dismiss' | 'uphold' | null>(null)
  const { order_number: number, appeal } = signal
  const send = async (said: string) => {
    if (!asked) return
    await decideSignal(signal, { decision: asked, words: said })
    toast(asked === 'dismiss' ? t.dismissed(number) : t.upheld(number))
    await onDone()
  }
  const evidence = useEvidence(signal)
  return (
    <li class="row case">
      <div class="row-main case-main">
        <span class="seller-name">
          <b>{t.signalKinds[signal.kind]}</b>
          <State tone={signal.strength === 'strong' ? 'bad' : 'waiting'}>
            {signal.strength === 'strong' ? t.certain : t.odd}
          </State>
        </span>
        <span class="facts">
          <a href={operatorPaths.order(signal.shop_id, signal.order_id)}>{words.order(number)}</a>
          <span>{t.signalShop(signal.shop)}</span>
          <When at={signal.created_at} />
        </span>
        {evidence && <span>{evidence}</span>}
        {appeal && (
          <dl class="said">
            <div>
              <dt>{t.appeal}</dt>
              <dd>
                <q dir="auto">{appeal}</q>
              </dd>
            </div>
          </dl>
        )}
        <span class="decide">
          <Button
            isSmall
            kind="quiet"
            aria-label={t.upholdOf(number)}
            onClick={() => setAsked('uphold')}
          >
            {t.uphold}
          </Button>
          <Button isSmall aria-label={t.dismissOf(number)} onClick={() => setAsked('dismiss')}>
            {t.dismiss}
          </Button>
        </span>
      </div>
      {asked && (
        <Reason
          title={asked === 'dismiss' ? t.dismissTitle : t.upholdTitle}
          text={asked === 'dismiss' ? t.dismissText : t.upholdText}
          yes={asked === 'dismiss' ? t.dismiss : t.uphold}
          label={t.curatorWords}
          isBad={asked === 'uphold'}
          send={send}
          onClose={() => setAsked(null)}
        />
      )}
    </li>
  )
}

/** The numbers it was seen by, as a sentence; kinds that need none have none. */
function useEvidence({ kind, evidence }: Signal): string | null {
  const t = operatorWords.use().work
  const figure = (name: string) => countText(Number(evidence[name] ?? 0))
  if (kind === 'velocity') return t.velocityOf(figure('orders'), figure('hours'))
  if (kind === 'refund_ring') return t.ringOf(figure('refunded'), figure('days'))
  return null
}
