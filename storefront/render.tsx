import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Frame } from '../server/http/storefront/views.ts'

type Page = VNode<{ frame: Frame }>

/** A whole page as the text that is sent. */
export function renderPage(page: Page): string {
  const { criticalCss } = page.props.frame.assets
  return renderBare(page).replace(bareSheet, () => `<style>${criticalCss}</style>`)
}

/**
 * The same with its sheet still empty, for who sends bytes: the sheet is nearly half of every page and
 * the same in each, so that it is encoded once and put in there.
 */
export function renderBare(page: Page): string {
  return `<!doctype html>${renderToString(page as VNode)}`
}

/** As `Page` writes it. */
export const bareSheet = '<style></style>'
