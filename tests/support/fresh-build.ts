import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const sources = ['server', 'storefront', 'dashboard', 'migrations']
const settings = ['package.json', 'tsconfig.json', 'vite.config.ts']

export type FreshBuild = {
  /** Checks types and builds, as `npm run check` and `npm run build` do. */
  build(): void
  start(environment: Record<string, string>): Promise<ChildProcess>
  remove(): void
}

/** The project as it stands, copied, with files added: nothing of it touches the one being tested. */
export function freshBuild(added: Record<string, string>): FreshBuild {
  const folder = mkdtempSync(join(tmpdir(), 'xiaopu-build-'))
  for (const name of [...sources, ...settings])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(realpathSync(join(root, 'node_modules')), join(folder, 'node_modules'))
  for (const [path, source] of Object.entries(added)) writeFileSync(join(folder, path), source)
  const run = (program: string, ...args: string[]) =>
    execFileSync(process.execPath, [join(root, 'node_modules', program), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' },
      stdio: 'pipe',
    })
  return {
    build() {
      run('typescript/bin/tsc')
      for (const mode of ['client', 'embed', 'server'])
        run('vite/bin/vite.js', 'build', '--mode', mode, '--logLevel', 'warn')
    },
    async start(environment) {
      const server = fork(join(folder, 'dist/server/main.js'), { env: environment, silent: true })
      await new Promise<void>((isOpen, failed) => {
        server.stdout?.on('data', text => String(text).includes('is open') && isOpen())
        server.once('exit', code => failed(new Error(`the server ended with ${code}`)))
      })
      return server
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
