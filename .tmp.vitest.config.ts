import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
const stub = { name: 'stub', enforce: 'pre' as const,
  resolveId(id: string) { if (/storefront\/(pages\/.*|render)\.tsx$/.test(id) && !existsSync('/work/main/storefront/' + id.split('storefront/')[1])) return '\0stub:' + id },
  load(id: string) { if (id.startsWith('\0stub:')) return 'export const ShopPage=()=>null,ProductPage=()=>null,CartPage=()=>null,CheckoutPage=()=>null,OrderPage=()=>null,TestPayPage=()=>null,SellerLinkPage=()=>null,ProblemPage=()=>null,MailboxPage=()=>null,FrontPage=()=>null; export const renderPage=()=>"stub"' } }
export default defineConfig({ plugins: [stub], test: { projects: [
 { extends: true, test: { name: 'sqlite', include: ['tests/stories/**/*.test.ts','tests/http/**/*.test.ts'], testTimeout: 60000, pool: 'forks' } },
 { extends: true, test: { name: 'postgres', include: ['tests/stories/**/*.test.ts','tests/http/**/*.test.ts'], testTimeout: 60000, hookTimeout: 120000, pool: 'forks', globalSetup: ['tests/support/postgres.ts'], setupFiles: ['tests/support/on-postgres.ts'] } },
] } })
