import { inject } from 'vitest'

// The engine is chosen when the schema loads, so this must stand before every import of it.
process.env.DATABASE_URL = inject('postgresUrl')
