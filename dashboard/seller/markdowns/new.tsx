import '../../styles/seller/money.css'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { markdownsMax } from '../../limits.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { Page } from '../../shell/page.tsx'
import { useAction } from '../../ui/action.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { ownTimeZone, wallTime } from '../../ui/dates.tsx'
import { Form } from '../../ui/form.tsx'
import { useLoad } from '../../ui/load.ts'
import { FormError, Loaded } from '../../ui/loaded.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { BoneLines } from '../pieces/bone-lines.tsx'
import { sellPaths } from '../places.ts'
import { readEvents, type SaleEvent, setMarkdowns } from './data.ts'
import { SpanFields } from './span-fields.tsx'
import { isSpanWrong, type Line, markdownJson, priceOf, type SpanValues } from './values.ts'
import { What } from './what.tsx'

/** Products, a lower price for each, and when: all of it at once or nothing. */
export default function NewMarkdown() {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const load = useLoad(() => readEvents(seller), [seller])
  return (
    <Page title={t.markdownNew} lead={t.markdownsLead}>
      <Loaded of={load} skeleton={<BoneLines count={4} />}>
        {({ data }) => <MarkdownForm events={data.filter(one => one.is_eligible)} />}
      </Loaded>
    </Page>
  )
}

function MarkdownForm({ events }: { events: SaleEvent[] }) {
  const t = moneyWords.use()
  const shell = shellWords.use()
  const { id: seller, currency } = useOwn()
  const { query, route } = useLocation()
  const asked = events.find(one => one.id === query.event)?.id ?? null
  const [span, setSpan] = useState<SpanValues>({ eventId: asked, starts: '', ends: '' })
  const [lines, setLines] = useState<Line[]>([])
  const [isTried, setTried] = useState(false)
  const count = lines.reduce((sum, line) => sum + line.variantIds.length, 0)
  const send = useAction(async () => {
    setTried(true)
    const nowWall = wallTime(Date.now())
    const isWrong =
      isSpanWrong(span, nowWall) ||
      count === 0 ||
      count > markdownsMax ||
      lines.some(line => priceOf(line, currency) === null)
    if (isWrong) return
    const where = { currency, nowWall, timeZone: ownTimeZone() }
    await setMarkdowns(seller, markdownJson(span, lines, where))
    toast(t.markdownDone)
    route(sellPaths.markdowns)
  })
  return (
    <Form class="form" onSend={send.run}>
      <SpanFields
        {...{ events, span }}
        onSpan={setSpan}
        isWrong={isTried && isSpanWrong(span, wallTime(Date.now()))}
      />
      <What {...{ lines, isTried }} onLines={setLines} />
      {count > markdownsMax && <p class="form-error">{t.markdownTooMany(markdownsMax)}</p>}
      <FormError problem={send.error} />
      <div class="form-actions">
        <Button kind="main" type="submit" isBusy={send.isBusy}>
          {t.markdownGo}
        </Button>
        <LinkButton kind="quiet" href={sellPaths.markdowns}>
          {shell.cancel}
        </LinkButton>
      </div>
    </Form>
  )
}
