import { sellerWords } from '../../messages/seller/index.ts'
import { LinkButton } from '../../ui/button.tsx'
import { countText } from '../../ui/money.tsx'
import { useOwn } from '../own.ts'
import { type Run, rejectionsPath } from './data.ts'
import { Columns } from './formats.tsx'

type Rejection = Run['rejections'][number]

/** What was left out and why, row by row, in words one can act on. */
export function Rejections({ run }: { run: Run }) {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const { rejections, counts } = run
  if (!rejections.length) return null
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t.rejectedTitle}</h2>
        <p class="soft small">{t.rejectedFirst(rejections.length, countText(counts.rejected))}</p>
      </div>
      <ul class="rows">
        {rejections.map((one, at) => (
          <Line key={`${one.row} ${one.column} ${at}`} rejection={one} />
        ))}
      </ul>
      <div>
        <LinkButton icon="down" href={rejectionsPath(seller, run)} download>
          {t.rejectedDownload}
        </LinkButton>
      </div>
    </section>
  )
}

function Line({ rejection: { row, column, value, reason } }: { rejection: Rejection }) {
  const t = sellerWords.use()
  return (
    <li class="row rejection">
      <span class="rejection-row soft figures">{t.rejectedRow(countText(row))}</span>
      <span class="row-main">
        <span>
          {column && <code>{column}</code>} {t.reasons[reason]}
        </span>
        {value && (
          <span class="soft small two-lines" dir="auto">
            “{value}”
          </span>
        )}
      </span>
    </li>
  )
}

export function UnknownColumns({ columns }: { columns: string[] }) {
  const t = sellerWords.use()
  if (!columns.length) return null
  return (
    <section class="section">
      <h2>{t.unknownTitle}</h2>
      <p class="soft">{t.unknownText}</p>
      <Columns names={columns} />
    </section>
  )
}
