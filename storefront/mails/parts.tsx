import type { ComponentChildren } from 'preact'
import type { MailLink, Note } from './draft.ts'
import { colours, serif } from './look.ts'

const { ink, soft, accent, onAccent } = colours

type TableProps = { children: ComponentChildren; class?: string; style?: string }

export function Table({ children, class: name, style = '' }: TableProps) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      class={name}
      style={`width:100%;border-collapse:separate;border-spacing:0;${style}`}
    >
      <tbody>{children}</tbody>
    </table>
  )
}

const seal =
  `width:36px;height:36px;border-radius:9px;background:${accent};color:${onAccent};` +
  `text-align:center;vertical-align:middle;font-size:21px;line-height:36px;font-weight:700;${serif}`

/** The seal is text, not a picture: mail programs block pictures until asked. */
export function Mark({ name }: { name: string }) {
  return (
    <Table>
      <tr>
        <td class="button" lang="zh-CN" aria-hidden="true" style={seal}>
          铺
        </td>
        <td
          class="ink"
          dir="auto"
          style={`padding:0 12px;font-size:16px;line-height:1.3;font-weight:600;color:${ink};`}
        >
          {name}
        </td>
      </tr>
    </Table>
  )
}

export function Sentence({ text }: { text: string }) {
  return (
    <h1
      class="ink"
      style={`margin:0 0 12px;font-size:28px;line-height:1.25;font-weight:700;color:${ink};${serif}`}
    >
      {text}
    </h1>
  )
}

export function About({ text }: { text: string }) {
  return (
    <p class="soft" style={`margin:0 0 4px;font-size:13px;line-height:1.5;color:${soft};`}>
      {text}
    </p>
  )
}

export function Paragraph({ text }: { text: string }) {
  return (
    <p class="ink" style={`margin:0 0 12px;font-size:16px;line-height:1.6;color:${ink};`}>
      {text}
    </p>
  )
}

const button =
  `display:inline-block;padding:13px 26px;border-radius:8px;background:${accent};` +
  `color:${onAccent};font-size:16px;line-height:22px;font-weight:600;text-decoration:none;`

export function Button({ label, url }: MailLink) {
  return (
    <p style="margin:28px 0 8px;">
      <a class="button" href={url} style={button}>
        {label}
      </a>
    </p>
  )
}

export function NoteView({ text, links = [] }: Note) {
  const gap = text.endsWith('：') ? '' : ' '
  return (
    <p
      class="soft"
      style={`margin:16px 0 0;font-size:13px;line-height:1.6;color:${soft};`}
      dir="auto"
    >
      {text}
      {links.map(({ label, url }) => (
        <>
          {links.length > 1 ? <br /> : gap}
          <a
            class="accent"
            href={url}
            style={`color:${accent};text-decoration:underline;white-space:normal;`}
          >
            {label}
          </a>
        </>
      ))}
    </p>
  )
}
