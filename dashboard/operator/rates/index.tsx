import { useState } from 'preact/hooks'
import { useCategories, useCategoryName } from '../../curator/categories.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { BoneLines } from '../../seller/pieces/bone-lines.tsx'
import { Page } from '../../shell/page.tsx'
import { Button } from '../../ui/button.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { percentText } from '../../ui/money.tsx'
import { fullDay } from '../pieces/day.ts'
import { RuleTabs } from '../pieces/rule-tabs.tsx'
import { RateDialog, type Subject } from './dialog.tsx'
import { type RateVersion, type Rung, readRungs } from './versions.ts'

/** What counts until the operator has set a rate; `server/rates/ladder.ts` has the same. */
const firstBps = 1000

/** The commission where a product names none: by category, and the platform's own. */
export default function Rates() {
  const t = operatorWords.use().terms
  const load = useLoad(readRungs, [])
  const categories = useCategories()
  const titleOf = useCategoryName()
  const [asked, setAsked] = useState<Subject | null>(null)
  const nameOf = (id: string | null) => {
    if (id === null) return t.platform
    const category = categories.find(one => one.id === id)
    return category ? titleOf(category) : id
  }
  const row = (rung: Rung) => (
    <RungRow
      key={rung.category ?? ''}
      rung={rung}
      name={nameOf(rung.category)}
      onChange={() => setAsked({ category: rung.category })}
    />
  )
  return (
    <Page title={t.ratesTitle} lead={t.ratesLead}>
      <RuleTabs />
      <Loaded of={load} skeleton={<BoneLines count={3} />}>
        {({ platform, categories: rungs, now }) => (
          <>
            <ul class="rows">{row(platform)}</ul>
            <section class="section">
              <h2>{t.categories}</h2>
              {rungs.length > 0 ? (
                <ul class="rows">{rungs.map(row)}</ul>
              ) : (
                <p class="soft">{t.categoriesNone}</p>
              )}
              <div>
                <Button icon="plus" onClick={() => setAsked('choose')}>
                  {t.addCategory}
                </Button>
              </div>
            </section>
            {asked && (
              <RateDialog
                subject={asked}
                name={asked === 'choose' ? '' : nameOf(asked.category)}
                now={now}
                onSet={load.reload}
                onClose={() => setAsked(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function RungRow({ rung, name, onChange }: { rung: Rung; name: string; onChange: () => void }) {
  const t = operatorWords.use().terms
  const { now, toCome, category } = rung
  const first = category === null ? percentText(firstBps) : t.none
  return (
    <li class="row row-work">
      <span class="row-main">
        <b>{name}</b>
        <span class="facts">
          {now && (
            <>
              <span>{t.since(fullDay(now.valid_from))}</span>
              <span>{t.version(now.version)}</span>
            </>
          )}
          {!now && category === null && <span>{t.platformFirst}</span>}
        </span>
        {toCome.map(one => (
          <span class="rate-to-come small" key={one.version}>
            {t.toCome}: <ToCome version={one} />
          </span>
        ))}
      </span>
      <span class="rate-figure">{now?.rate_bps != null ? percentText(now.rate_bps) : first}</span>
      <Button isSmall aria-label={t.changeOf(name)} onClick={onChange}>
        {t.change}
      </Button>
    </li>
  )
}

function ToCome({ version: { rate_bps: bps, valid_from: from } }: { version: RateVersion }) {
  const t = operatorWords.use().terms
  const day = fullDay(from)
  if (bps === null) return <>{t.ends(day)}</>
  return (
    <>
      <b>{percentText(bps)}</b> {t.from(day)}
    </>
  )
}
