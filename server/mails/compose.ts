import { type LetterName, type LetterProps, letters } from '../../storefront/mails/index.ts'
import { isNobodys } from '../identity/profile.ts'
import type { Instance } from '../instance.ts'
import type { Letter } from '../platform/mail.ts'
import type { Task, Verdict } from '../platform/outbox.ts'
import { accountMails } from './accounts.ts'
import { buyerMails } from './buyers.ts'
import { commissionMails } from './commissions.ts'
import { curatorMails } from './curators.ts'
import { moneyMails } from './money.ts'
import { operatorMails } from './operators.ts'
import { orderLinkMails } from './order-links.ts'
import { paymentMails } from './payments.ts'
import { returnMails } from './returns.ts'
import { sellerMails } from './sellers.ts'
import { watchMails } from './watches.ts'

/** To whom, and what the letter says; read from the database when it is sent, never kept before. */
export type Addressed<Name extends LetterName = LetterName> = {
  to: string
  props: Omit<LetterProps<Name>, 'instanceName'>
  /** Of letters nobody has to have: a POST there ends them (RFC 8058). */
  unsubscribeUrl?: string
}
export type Composer<Name extends LetterName> = (
  instance: Instance,
  payload: Record<string, string>,
) => Promise<Addressed<Name>[]>
export type Composers = { [Name in LetterName]: Composer<Name> }

const composers: Composers = {
  ...accountMails,
  ...buyerMails,
  ...curatorMails,
  ...sellerMails,
  ...operatorMails,
  ...moneyMails,
  ...returnMails,
  ...paymentMails,
  ...commissionMails,
  ...watchMails,
  ...orderLinkMails,
}

export const instanceName = 'Xiaopu 小铺'

/** Writes and sends one promised mail; its Message-ID is the task's, on every try. */
export async function sendMail(
  instance: Instance,
  task: Pick<Task, 'id' | 'payload'>,
): Promise<Verdict> {
  const payload = task.payload as Record<string, string>
  const name = payload.mail as LetterName
  const composed = await (composers[name] as Composer<LetterName>)(instance, payload)
  const addressed = composed.filter(one => !isNobodys(one.to))
  for (const [index, one] of addressed.entries()) {
    await instance.mailer.send(written(instance, name, one, `${task.id}.${index}`))
  }
  return { next: 'done', outcome: addressed.length ? 'sent' : 'nobody' }
}

function written(
  instance: Instance,
  name: LetterName,
  { to, props, unsubscribeUrl }: Addressed,
  id: string,
): Letter {
  const write = letters[name] as (props: unknown) => { subject: string; html: string; text: string }
  const host = new URL(instance.config.baseUrl).hostname
  return {
    to,
    ...write({ ...props, instanceName }),
    ...(unsubscribeUrl ? { unsubscribeUrl } : {}),
    messageId: `<${id.replace(/[^\w.-]/g, '-')}@${host}>`,
  }
}
