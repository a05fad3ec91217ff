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
        {groupsOf(rejections).map(group => (
          <Group key={`${group.column} ${group.reason}`} group={group} />
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

type Group = Pick<Rejection, 'column' | 'reason'> & { rows: Rejection[] }

/** The same mistake in many rows is one thing to put right. */
function groupsOf(rejections: Rejection[]): Group[] {
  const groups = new Map<string, Group>()
  for (const one of rejections) {
    const { column, reason } = one
    const key = `${column} ${reason}`
    const group = groups.get(key) ?? { column, reason, rows: [] }
    group.rows.push(one)
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length)
}

function Group({ group: { column, reason, rows } }: { group: Group }) {
  const t = sellerWords.use()
  return (
    <li class="row rejection">
      <span class="row-main">
        <b>
          {column && <code>{column}</code>} {t.reasons[reason]}
        </b>
        <ul class="rejection-rows">
          {rows.map((one, at) => (
            <li key={`${one.row} ${at}`}>
              {t.rejectedRow(countText(one.row))}
              {one.value && (
                <bdi class="rejection-value" title={one.value}>
                  “{one.value}”
                </bdi>
              )}
            </li>
          ))}
        </ul>
      </span>
      <span class="soft figures">× {countText(rows.length)}</span>
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
