import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { Page } from '../../shell/page.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { RuleTabs } from '../pieces/rule-tabs.tsx'
import { operatorApi } from '../waiting.ts'
import { TierForm } from './form.tsx'

/** What each tier allows and asks for, from the first that every shop begins in. */
export default function Tiers() {
  const t = operatorWords.use()
  const load = useLoad(async () => {
    const { data } = await answer(operatorApi.tiers.$get())
    return data.sort((a, b) => a.sales_needed - b.sales_needed)
  }, [])
  return (
    <Page title={t.tiersTitle} lead={t.tiersLead}>
      <RuleTabs />
      <Loaded of={load} skeleton={<TierBones />}>
        {tiers =>
          tiers.map(tier => (
            <TierForm
              key={tier.id}
              tier={tier}
              others={tiers.filter(one => one !== tier)}
              onSaved={load.reload}
            />
          ))
        }
      </Loaded>
      <p class="soft small">{t.tierKept}</p>
    </Page>
  )
}

function TierBones() {
  return (
    <div class="form">
      {[0, 1].map(key => (
        <div class="sheet form" key={key} aria-hidden="true">
          <Bone class="bone-line is-short" />
          <Bone class="bone-line is-long" />
          <Bone class="bone-input" />
        </div>
      ))}
    </div>
  )
}
