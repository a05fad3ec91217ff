import type * as dashboardCurator from '../dashboard/messages/curator/index.ts'
import type * as dashboardIdentity from '../dashboard/messages/identity/index.ts'
import type * as dashboardOperator from '../dashboard/messages/operator/index.ts'
import type * as dashboardSeller from '../dashboard/messages/seller/index.ts'
import type * as dashboardMoney from '../dashboard/messages/seller/money/index.ts'
import type * as dashboardShell from '../dashboard/messages/shell/index.ts'
import type * as categories from '../server/catalog/categories.ts'
import type * as embed from '../server/http/embed/words.ts'
import type * as problems from '../server/http/problems.ts'
import type * as pictures from '../server/http/share/card.ts'
import type * as fields from '../server/http/storefront/field-sentences.ts'
import type * as fulfil from '../server/http/storefront/fulfil.tsx'
import type { Lookup } from '../server/platform/language.ts'
import type * as accounts from './mails/accounts.ts'
import type * as commissions from './mails/commissions.ts'
import type * as curators from './mails/curators.ts'
import type * as decisions from './mails/decisions.ts'
import type * as labels from './mails/labels.ts'
import type * as money from './mails/money.ts'
import type * as operators from './mails/operators.ts'
import type * as orderLinks from './mails/order-links.ts'
import type * as orders from './mails/orders.ts'
import type * as parcels from './mails/parcels.ts'
import type * as payments from './mails/payments.ts'
import type * as returns from './mails/returns.ts'
import type * as sellers from './mails/sellers.ts'
import type * as watches from './mails/watches.ts'
import type * as pages from './messages/index.ts'

/** Words are asked for by language on the server, and loaded for the page in the dashboard. */
type WordsIn<Found> =
  Found extends Lookup<string, infer Words>
    ? Words
    : Found extends { now(): infer Words }
      ? Words
      : never

/** The words of every catalogue a file exports, by its name. */
type In<File> = {
  [Key in keyof File as File[Key] extends { catalogue: infer Name extends string }
    ? Name
    : never]: WordsIn<File[Key]>
}

/** Every catalogue a language file can have words for. */
export type Catalogues = In<typeof pages> &
  In<typeof problems> &
  In<typeof categories> &
  In<typeof fields> &
  In<typeof fulfil> &
  In<typeof pictures> &
  In<typeof embed> &
  In<typeof accounts> &
  In<typeof commissions> &
  In<typeof curators> &
  In<typeof decisions> &
  In<typeof labels> &
  In<typeof money> &
  In<typeof operators> &
  In<typeof orderLinks> &
  In<typeof orders> &
  In<typeof parcels> &
  In<typeof payments> &
  In<typeof returns> &
  In<typeof sellers> &
  In<typeof watches> &
  In<typeof dashboardCurator> &
  In<typeof dashboardIdentity> &
  In<typeof dashboardOperator> &
  In<typeof dashboardSeller> &
  In<typeof dashboardMoney> &
  In<typeof dashboardShell>
