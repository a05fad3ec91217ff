import type { ComponentChildren } from 'preact'
import { identityWords } from '../messages/identity/index.ts'
import { shellWords } from '../messages/shell/index.ts'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { Mark } from '../shell/mark.tsx'
import { Page } from '../shell/page.tsx'
import { DoorScene } from './door-scene.tsx'

/** The frame of every screen before signing in: one column, and on a desk the shelf beside it. */
export function Door({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string
  children: ComponentChildren
}) {
  const t = identityWords.use()
  const { name } = shellWords.use()
  return (
    <div class="door">
      <header class="door-head">
        <a class="brand" href="/">
          <Mark />
          <span>{name}</span>
        </a>
        <LanguageSwitch />
      </header>
      <div class="door-side">
        <DoorScene />
        <p class="door-line">{t.doorLine}</p>
      </div>
      <main id="content" class="door-main">
        <Page title={title} lead={lead}>
          {children}
        </Page>
      </main>
    </div>
  )
}
