import type { ComponentChildren } from 'preact'
import { sellerWords } from '../../messages/seller/index.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { When } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import { moneyText } from '../../ui/money.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { Address } from './address-block.tsx'
import { GiveBack } from './give-back.tsx'
import { Lines } from './lines.tsx'
import { Net } from './net.tsx'
import { PartState } from './part-state.tsx'
import { isPaidBack, type Part, shipmentsOf } from './parts.ts'

/** An order that wants nothing more: one row, and all of it when opened. */
export function FoldedPart({
  part,
  onChange,
  inside,
  children,
}: {
  part: Part
  onChange: (part: Part) => void
  /** What else can be done with it once it is opened. */
  inside?: ComponentChildren
  /** Beside the row, opened or not. */
  children?: ComponentChildren
}) {
  const t = sellerWords.use()
  const { status, end_reason: reason } = part
  const shipments = shipmentsOf(part)
  return (
    <li class="fold-row">
      <details class="fold">
        <summary class="row">
          <Thumb src={part.pictures[0] ?? null} size="small" />
          <span class="row-main">
            <span class="fold-title">
              {t.order(part.number)}
              <PartState part={part} />
            </span>
            <span class="facts">
              {part.ship_to && <span dir="auto">{part.ship_to.name}</span>}
              {shipments.map(one => (
                <span key={one.tracking_number}>
                  {one.carrier} <code>{one.tracking_number}</code>
                </span>
              ))}
              <Since part={part} />
              {part.refunded.amount > 0 && <span>{t.wentBack(moneyText(part.refunded))}</span>}
            </span>
          </span>
          <Icon name="right" size={16} />
        </summary>
        <div class="fold-body">
          <div class="part-body">
            <Lines part={part} />
            <Address part={part} />
          </div>
          {reason && (
            <div>
              <h3 class="soft small">{t.endedBecause}</h3>
              <blockquote class="quoted">{reason}</blockquote>
            </div>
          )}
          <div class="part-foot">
            <Net part={part} />
            <div class="form-actions">
              {shipments.length > 0 && (
                <CopyButton
                  kind="quiet"
                  label={t.copyTracking}
                  text={shipments.map(one => one.tracking_number).join('\n')}
                />
              )}
              {(status === 'shipped' || status === 'delivered') && !isPaidBack(part) && (
                <GiveBack part={part} onChange={onChange} />
              )}
            </div>
          </div>
          {inside}
        </div>
      </details>
      {children && <div class="fold-action">{children}</div>}
    </li>
  )
}

function Since({ part }: { part: Part }) {
  const at = part.ended_at ?? part.delivered_at ?? part.shipped_at
  return at ? <When at={Date.parse(at)} /> : null
}
