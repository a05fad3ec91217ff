import chromium from '@sparticuz/chromium'; import { chromium as pw } from 'playwright-core'
const [,, base, ...list] = process.argv
const b = await pw.launch({ executablePath: await chromium.executablePath(), args: [...chromium.args.filter(a => !a.includes('single-process') && !a.includes('zygote')), '--no-zygote'], headless: true })
for (const item of list) { const [name, path, w='390', scheme='light', full='1'] = item.split('|'); const p = await b.newPage({ viewport: { width: +w, height: 844 }, colorScheme: scheme, deviceScaleFactor: 1 }); p.on('console', m => ['error','warning'].includes(m.type()) && console.log(name, m.text().slice(0,200))); await p.goto(base + path, { waitUntil: 'networkidle' }); await p.screenshot({ path: `/tmp/shot-${name}.png`, fullPage: full==='1' });  }
await b.close()
