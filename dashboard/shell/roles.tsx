import { shellWords } from '../messages/shell/index.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import type { Me } from './me.ts'
import { useMe } from './me.ts'
import { paths } from './places.ts'

export type Role = 'curator' | 'seller' | 'operator'
type RoleLink = { role: Role; path: string; icon: IconName; name: string }

/** What this person does here, and where; a seller may stand for several. */
export function useRoles(): RoleLink[] {
  const t = shellWords.use()
  const { shop, sellers, user } = useMe()
  const links: RoleLink[] = [
    { role: 'curator', path: paths.today, icon: 'shop', name: shop?.name ?? t.roleOpenShop },
  ]
  if (sellers.length)
    links.push({
      role: 'seller',
      path: paths.sell,
      icon: 'seller',
      name: sellerName(sellers, t.roleSeller),
    })
  if (user.is_operator)
    links.push({ role: 'operator', path: paths.operate, icon: 'console', name: t.roleOperator })
  return links
}

function sellerName(sellers: Me['sellers'], several: string): string {
  return sellers.length === 1 ? sellers[0]!.name : several
}

/** Which of them one is in; nothing at all for those who do one thing. */
export function RoleSwitch({ current }: { current: Role | null }) {
  const t = shellWords.use()
  const roles = useRoles()
  if (roles.length < 2 || current === null) return null
  return (
    <nav class="roles" aria-label={t.roles}>
      {roles.map(({ role, path, icon, name }) => (
        <a key={role} href={path} class="role" aria-current={role === current || undefined}>
          <Icon name={icon} />
          <span class="ellipsis">{name}</span>
        </a>
      ))}
    </nav>
  )
}
