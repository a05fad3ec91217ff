import { defineConfig } from 'drizzle-kit'

/** `npm run migrations` writes one folder per engine from the same schemas. */
const isPostgres = (process.env.DATABASE_URL ?? '').startsWith('postgres')

export default defineConfig({
  dialect: isPostgres ? 'postgresql' : 'sqlite',
  schema: ['./server/*/schema.ts', './server/platform/outbox-schema.ts'],
  out: isPostgres ? './migrations/postgres' : './migrations/sqlite',
  casing: 'snake_case',
})
