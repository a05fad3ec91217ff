import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { countText } from '../../ui/money.tsx'
import { toast } from '../../ui/toast.tsx'
import { Reason } from '../pieces/reason.tsx'
import { type Dispute, decideDispute } from './data.ts'

/** A return buyer and seller do not agree on: what each says, the picture, and the last word. */
export function DisputeCard({
  dispute,
  onDone,
}: {
  dispute: Dispute
  onDone: () => Promise<void>
}) {
  const t = operatorWords.use().work
  const [asked, setAsked] = useState<'refund' | 'close' | null>(null)
  const { order_number: number, seller, reason, note, answer, picture, lines } = dispute
  const send = async (words: string) => {
    if (!asked) return
    await decideDispute(dispute, { decision: asked, words })
    toast(asked === 'refund' ? t.refunded(number) : t.closed(number))
    await onDone()
  }
  return (
    <li class="row case">
      {picture && (
        <a class="case-picture" href={picture} target="_blank" rel="noopener" title={t.openPicture}>
          <img src={picture} alt={t.picture} loading="lazy" decoding="async" />
        </a>
      )}
      <div class="row-main case-main">
        <b>{t.disputeOf(number, seller)}</b>
        <span class="facts">
          <span>{t.returnReasons[reason]}</span>
          <When at={dispute.created_at} />
        </span>
        <ul class="small">
          {lines.map(line => (
            <li key={line.line_id}>
              <bdi>{line.title}</bdi> × {countText(line.quantity)}
            </li>
          ))}
        </ul>
        <dl class="said">
          <div>
            <dt>{t.buyerSays}</dt>
            <dd>{note ? <q dir="auto">{note}</q> : <span class="soft">{t.noNote}</span>}</dd>
          </div>
          <div>
            <dt>{t.sellerSays}</dt>
            <dd>
              {answer ? <q dir="auto">{answer}</q> : <span class="soft">{t.sellerSilent}</span>}
            </dd>
          </div>
        </dl>
        <span class="decide">
          <Button
            isSmall
            kind="quiet"
            aria-label={t.closeOf(number)}
            onClick={() => setAsked('close')}
          >
            {t.close}
          </Button>
          <Button isSmall aria-label={t.giveBackOf(number)} onClick={() => setAsked('refund')}>
            {t.giveBack}
          </Button>
        </span>
      </div>
      {asked && (
        <Reason
          title={asked === 'refund' ? t.giveBackTitle(number) : t.closeTitle(number)}
          text={asked === 'refund' ? t.giveBackText : t.closeText}
          yes={asked === 'refund' ? t.giveBack : t.close}
          label={t.words}
          isBad={false}
          longest={1000}
          send={send}
          onClose={() => setAsked(null)}
        />
      )}
    </li>
  )
}
