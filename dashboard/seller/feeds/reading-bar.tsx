import { sellerWords } from '../../messages/seller/index.ts'
import { bytesText } from './bytes.ts'
import type { Run } from './data.ts'
import { RunState } from './run-state.tsx'

/** How much of the file has been read; of an address the end is not known beforehand. */
export function ReadingBar({ run }: { run: Run }) {
  const t = sellerWords.use()
  const { bytes_read: read, bytes_total: total } = run
  const known = total ? { value: Math.min(read, total), max: total } : {}
  return (
    <>
      <div class="section-head">
        <RunState run={run} />
        <span class="soft small figures">
          {total ? t.runBytes(bytesText(read), bytesText(total)) : t.runBytesOnly(bytesText(read))}
        </span>
      </div>
      <progress class="progress" aria-label={t.runStates.running} {...known} />
      <p class="soft small">{t.runStay}</p>
    </>
  )
}
