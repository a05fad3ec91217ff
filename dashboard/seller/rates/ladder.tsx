import '../../styles/seller/money.css'
import { language } from '../../messages/language.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { dayText } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Load, useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { percentText } from '../../ui/money.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { useOwn } from '../own.ts'
import { categoryTitle, readCategories } from '../products/data.ts'
import { type Explained, explainRate } from './data.ts'

type Rung = Explained['rungs'][number]

/** Beside a product's own rate: what counts for it now, and what is announced. */
export function ProductLadder({ product, savings }: { product: string; savings: number }) {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const load = useLoad(() => explainRate(seller, product, ''), [seller, product, savings])
  return (
    <section class="section ladder-beside">
      <h3>{t.ladderTitle}</h3>
      <Ladder of={load} />
    </section>
  )
}

/** Every rung from the top; the first that names a rate counts. */
export function Ladder({ of }: { of: Load<Explained> }) {
  return (
    <Loaded of={of} skeleton={<LadderBones />}>
      {found => (
        <div class={of.isLoading ? 'section is-stale' : 'section'}>
          <Rungs rungs={found.rungs} />
          <Announced all={found.announced} />
        </div>
      )}
    </Loaded>
  )
}

function Rungs({ rungs }: { rungs: Rung[] }) {
  const t = moneyWords.use()
  const name = useRungName()
  return (
    <ol class="ladder" aria-label={t.ladderLabel}>
      {rungs.map(rung => (
        <li key={rung.rule} class={rungClass(rung)}>
          <span class="rung-name">
            {name(rung)}
            <Since rung={rung} />
          </span>
          {rung.wins && (
            <span class="rung-counts">
              <Icon name="check" size={16} />
              {t.rungCounts}
            </span>
          )}
          <b>{rung.rate_bps === null ? t.rungUnset : percentText(rung.rate_bps)}</b>
        </li>
      ))}
    </ol>
  )
}

function rungClass({ wins, rate_bps: bps }: Rung): string | undefined {
  if (wins) return 'is-winner'
  return bps === null ? 'is-unset' : undefined
}

function Since({ rung }: { rung: Rung }) {
  const t = moneyWords.use()
  const { rate_bps: bps, valid_from: from, valid_until: until } = rung
  if (bps === null || from === null) return null
  return (
    <span class="soft small">
      {until ? t.campaignWhen(dayText(from), dayText(until - 1)) : t.rateSince(dayText(from))}
    </span>
  )
}

function Announced({ all }: { all: Explained['announced'] }) {
  const t = moneyWords.use()
  if (!all.length) return null
  return (
    <div class="announced">
      <h4>
        <Icon name="clock" size={16} /> {t.announcedTitle}
      </h4>
      <ul>
        {all.map(one => {
          const rung = t.rungs[one.rung]
          const day = dayText(one.valid_from)
          return (
            <li key={`${one.rung} ${one.valid_from}`}>
              {one.rate_bps === null
                ? t.announcedEnd(rung, day)
                : t.announced(rung, percentText(one.rate_bps), day)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** A category by its title, as far as it is known. */
function useRungName(): (rung: Rung) => string {
  const t = moneyWords.use()
  language.use()
  const { data: all } = useLoad(readCategories, [])
  return ({ rung, rule }) => {
    if (rung !== 'category') return t.rungs[rung]
    const id = rule.slice('category:'.length)
    const known = all?.find(one => one.id === id)
    return t.rungCategory(known && all ? categoryTitle(known, all) : id)
  }
}

function LadderBones() {
  return (
    <div class="ladder" aria-hidden="true">
      {[0, 1, 2, 3, 4].map(key => (
        <span class="rung-bone" key={key}>
          <Bone class="bone-line" />
          <Bone class="bone-figure" />
        </span>
      ))}
    </div>
  )
}
