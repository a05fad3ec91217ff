import { operatorWords } from '../../messages/operator/index.ts'

/** What the other side has been told, where they have. */
export function GivenReason({ reason }: { reason: string | null }) {
  const t = operatorWords.use()
  if (!reason) return null
  return (
    <span class="small">
      <span class="soft">{t.reasonGiven}: </span>
      <bdi>{reason}</bdi>
    </span>
  )
}
