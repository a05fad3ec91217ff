import { freshFolder, type Running, remove, seed, start } from './server.ts'

/** What is measured on: each filled and started when it is first asked for. */
export function createHouses() {
  const seeded = once(dataDir => {
    seed(dataDir, '--shops', '100', '--sellers', '5', '--products', '1000')
    return start(dataDir)
  })
  /** With pictures; filling takes half a minute. */
  const demo = once(dataDir => start(dataDir, { isDemo: true }))
  const ends: (() => void)[] = []

  function once(open: (dataDir: string) => Promise<Running>): () => Promise<Running> {
    let known: Promise<Running> | null = null
    const first = async () => {
      const dataDir = freshFolder()
      ends.push(() => remove(dataDir))
      const server = await open(dataDir)
      ends.push(server.stop)
      return server
    }
    return () => {
      known ??= first()
      return known
    }
  }

  return {
    seeded,
    demo,
    close: () => {
      for (const end of ends.reverse()) end()
    },
  }
}
