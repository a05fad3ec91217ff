import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { Page } from '../../shell/page.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { RuleTabs } from '../pieces/rule-tabs.tsx'
import { operatorApi } from '../waiting.ts'
import { TimeMachine } from './clock.tsx'
import { RulesForm } from './form.tsx'

/** When money may be taken, from how much on, and how long others have. */
export default function Rules() {
  const t = operatorWords.use().terms
  const load = useLoad(() => answer(operatorApi.rules.$get()), [])
  return (
    <Page title={t.title} lead={t.lead}>
      <RuleTabs />
      <Loaded of={load} skeleton={<RuleBones />}>
        {rules => (
          <>
            <RulesForm rules={rules} onSaved={load.reload} />
            <TimeMachine />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function RuleBones() {
  return (
    <div class="sheet form" aria-hidden="true">
      <Bone class="bone-line is-long" />
      {[0, 1, 2].map(key => (
        <div class="form-row" key={key}>
          <Bone class="bone-input" />
          <Bone class="bone-input" />
        </div>
      ))}
    </div>
  )
}
