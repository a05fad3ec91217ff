import type { Language } from '../../server/platform/language.ts'
import type { Fact, GoodsLine } from './draft.ts'
import { priceText, underTitle } from './goods-words.ts'
import { colours, moneyStyle } from './look.ts'
import { Table } from './parts.tsx'

const { ink, soft, line } = colours
const small = `font-size:13px;line-height:1.5;color:${soft};`
const row = `padding:12px 0;border-top:1px solid ${line};`

type GoodsProps = { title: string; lines: GoodsLine[]; sums: Fact[]; language: Language }

/** What one seller ships: its things, then what belongs to them. */
export function GoodsView({ title, lines, sums, language }: GoodsProps) {
  return (
    <Table style="margin-top:24px;">
      <tr>
        <td
          class="ink"
          colSpan={2}
          dir="auto"
          style={`padding:0 0 10px;font-size:15px;line-height:1.4;font-weight:600;color:${ink};`}
        >
          {title}
        </td>
      </tr>
      {lines.map(each => (
        <LineView line={each} language={language} />
      ))}
      {sums.map(({ label, value }) => (
        <tr>
          <td class="soft line" style={`${row}${small}`}>
            {label}
          </td>
          <td class="soft line" align="right" style={`${row}${small}${moneyStyle}`}>
            {value}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function LineView({ line: each, language }: { line: GoodsLine; language: Language }) {
  return (
    <tr>
      <td class="line" style={row}>
        <Table>
          <tr>
            <PictureCell address={each.picture} />
            <td valign="middle">
              <div class="ink" dir="auto" style={`font-size:16px;line-height:1.4;color:${ink};`}>
                {each.title}
              </div>
              <div class="soft" style={small}>
                <span dir="auto">{underTitle(each, language)}</span>
                {each.quantity !== undefined && underTitle(each, language) && ' · '}
                {each.quantity !== undefined && <Quantity of={each.quantity} />}
              </div>
            </td>
          </tr>
        </Table>
      </td>
      <td
        class="ink line"
        align="right"
        valign="top"
        style={`${row}padding-left:16px;font-size:16px;line-height:1.4;color:${ink};${moneyStyle}`}
      >
        {priceText(each, language)}
      </td>
    </tr>
  )
}

/** More than one is what a packer overlooks. */
function Quantity({ of: quantity }: { of: number }) {
  if (quantity === 1) return <span>× 1</span>
  return (
    <strong class="ink" style={`color:${ink};`}>
      × {quantity}
    </strong>
  )
}

/** Decoration beside a title that says the same, hence no alternative text. */
function PictureCell({ address }: { address: string | null | undefined }) {
  if (!address?.startsWith('https://')) return null
  return (
    <td width="68" valign="top" style="width:68px;">
      <img
        src={address}
        alt=""
        width="56"
        height="56"
        style="display:block;width:56px;height:56px;object-fit:cover;border-radius:8px;"
      />
    </td>
  )
}
