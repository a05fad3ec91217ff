import { readFileSync } from 'node:fs'
import preact from '@preact/preset-vite'
import type { Plugin, UserConfig } from 'vite'
import { defineConfig } from 'vitest/config'

/**
 * Three builds from one config: `client` (what browsers load, hashed, with a manifest), `embed`
 * (the one script other people's pages load, at an address that never changes) and `server`.
 */
const builds: Record<string, UserConfig> = {
  client: {
    base: '/assets/',
    plugins: [preact({ devToolsEnabled: false })],
    build: {
      outDir: 'dist/client',
      manifest: 'manifest.json',
      assetsDir: '',
      target: 'es2022',
      modulePreload: { polyfill: false },
      // The content security policy allows no data: scripts or styles.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          cart: 'storefront/islands/cart.ts',
          product: 'storefront/islands/product.ts',
          bundle: 'storefront/islands/bundle.ts',
          amounts: 'storefront/islands/amounts.ts',
          checkout: 'storefront/islands/checkout.ts',
          order: 'storefront/islands/order.ts',
          wechat: 'storefront/islands/wechat.ts',
          video: 'storefront/islands/video.ts',
          shelf: 'storefront/styles/shelf.css',
          pages: 'storefront/styles/pages.css',
          dashboard: 'dashboard/main.tsx',
        },
      },
    },
  },
  embed: {
    build: {
      outDir: 'dist/embed',
      target: 'es2022',
      lib: {
        entry: 'storefront/embed/v1.ts',
        formats: ['iife'],
        name: 'xiaopu',
        fileName: () => 'v1.js',
      },
    },
  },
  server: {
    plugins: [workers()],
    build: {
      ssr: true,
      outDir: 'dist/server',
      // While watching, the running server's files are replaced, never taken away.
      emptyOutDir: !process.argv.includes('--watch'),
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: {
          main: 'server/main.ts',
          operator: 'server/commands/operator.ts',
          doctor: 'server/commands/doctor.ts',
          backup: 'server/commands/backup.ts',
          seed: 'server/commands/seed.ts',
        },
        // Beside the workers' files, which image.ts and draw.ts look for next to themselves.
        output: { chunkFileNames: '[name].js' },
      },
    },
  },
  bench: {
    build: {
      ssr: true,
      outDir: 'dist/bench',
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: {
          main: 'tests/bench/main.ts',
          bare: 'tests/bench/bare.ts',
          render: 'tests/bench/render.tsx',
        },
      },
    },
  },
}

/** Pictures are decoded and drawn in processes of their own, whose files stand beside the bundle. */
function workers(): Plugin {
  return {
    name: 'workers',
    generateBundle() {
      for (const fileName of ['image-worker.mjs', 'draw-worker.mjs'])
        this.emitFile({
          type: 'asset',
          fileName,
          source: readFileSync(`server/platform/${fileName}`),
        })
    },
  }
}

/** What touches the database runs on both engines; the rest once; the browser's stories last. */
const bothEngines = [
  'tests/stories/**/*.test.ts',
  'tests/http/**/*.test.ts',
  'tests/lives/**/*.test.ts',
]
const inBrowser = ['tests/browser/**/*.test.ts', 'tests/embed/**/*.test.ts']

const onSqlite = { globalSetup: ['tests/support/sqlite.ts'] }

const projects = [
  {
    name: 'once',
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: [...bothEngines, ...inBrowser],
    ...onSqlite,
  },
  { name: 'sqlite', include: bothEngines, ...onSqlite },
  {
    name: 'postgres',
    include: bothEngines,
    globalSetup: ['tests/support/postgres.ts'],
    setupFiles: ['tests/support/on-postgres.ts'],
  },
  { name: 'browser', include: inBrowser, fileParallelism: false, ...onSqlite },
].map(test => ({
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
  test: {
    ...test,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes when it comes: a busy machine takes longer than a second.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks' as const,
  },
}))

export default defineConfig(({ mode }) => ({
  ...builds[mode],
  test: { projects, maxWorkers: 2 },
}))
