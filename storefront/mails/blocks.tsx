import type { Language } from '../../server/platform/language.ts'
import type { Block, Fact } from './draft.ts'
import { GoodsView } from './goods.tsx'
import { colours, moneyStyle, serif } from './look.ts'
import { Table } from './parts.tsx'

const { ink, soft, line, accent } = colours
const caption = `font-size:13px;line-height:1.5;color:${soft};`
const text = `font-size:16px;line-height:1.5;color:${ink};`

export function BlockView({ block, language }: { block: Block; language: Language }) {
  if (block.kind === 'goods') return <GoodsView {...block} language={language} />
  if (block.kind === 'figure') return <Figure {...block} />
  if (block.kind === 'total') return <Total {...block} />
  if (block.kind === 'facts') return <Facts {...block} />
  if (block.kind === 'lines') return <Lines {...block} />
  return <Quote {...block} />
}

function Figure({ value, caption: under }: { value: string; caption: string }) {
  return (
    <div style="padding:12px 0 8px;">
      <div
        class="accent"
        style={`font-size:48px;line-height:1.15;font-weight:700;color:${accent};${moneyStyle}${serif}`}
      >
        {value}
      </div>
      <div class="soft" style={caption}>
        {under}
      </div>
    </div>
  )
}

function Total({ label, value, hint }: Fact & { hint?: string }) {
  const cell = `padding:14px 0 0;border-top:2px solid ${ink};font-size:18px;font-weight:700;color:${ink};`
  return (
    <Table style="margin-top:20px;">
      <tr>
        <td class="ink rule" style={cell}>
          {label}
          {hint && (
            <div class="soft" style={`${caption}font-weight:400;`}>
              {hint}
            </div>
          )}
        </td>
        <td class="ink rule" align="right" style={`${cell}${moneyStyle}`}>
          {value}
        </td>
      </tr>
    </Table>
  )
}

function Facts({ rows }: { rows: Fact[] }) {
  return (
    <Table style="margin-top:16px;">
      {rows.map(({ label, value, url }) => (
        <tr>
          <td
            class="soft line"
            valign="top"
            style={`padding:11px 16px 11px 0;border-top:1px solid ${line};white-space:nowrap;${caption}line-height:24px;`}
          >
            {label}
          </td>
          <td
            class="ink line"
            align="right"
            style={`padding:11px 0;border-top:1px solid ${line};${text}`}
          >
            {url ? (
              <a href={url} class="ink" style={`color:${ink};`} dir="auto">
                {value}
              </a>
            ) : (
              <span dir="auto">{value}</span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Lines({ label, lines }: { label: string; lines: string[] }) {
  return (
    <div style="margin-top:24px;">
      <div class="soft" style={caption}>
        {label}
      </div>
      {lines.map(each => (
        <div class="ink" dir="auto" style={text}>
          {each}
        </div>
      ))}
    </div>
  )
}

function Quote({ label, lines }: { label: string; lines: string[] }) {
  return (
    <div
      class="line"
      style={`margin-top:20px;padding:2px 0 2px 16px;border-left:3px solid ${line};`}
    >
      <div class="soft" style={caption}>
        {label}
      </div>
      {lines.map(each => (
        <div class="ink" dir="auto" style={text}>
          {each}
        </div>
      ))}
    </div>
  )
}
