import { factsOf } from '../../server/platform/language.ts'
import { BlockView } from './blocks.tsx'
import type { Draft } from './draft.ts'
import { colours, fonts, styleSheet, wraps } from './look.ts'
import { About, Button, Mark, NoteView, Paragraph, Sentence, Table } from './parts.tsx'

const { paper, surface, soft } = colours
const outside = 'padding:24px 32px;'
/** Keeps mail programs from filling the preview with the first words of the letter. */
const nothing = '\u034f\u00a0\u200c'.repeat(60)

/** One sheet of 560 px on paper: mark, sentence, facts, one button. */
export function Sheet(draft: Draft) {
  const { language, subject, preheader, sentence, paragraphs, blocks, button, notes, why } = draft
  const { tag, direction } = factsOf(language)
  return (
    <html lang={tag} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <title>{subject}</title>
        <style>{styleSheet}</style>
      </head>
      <body class="paper" style={`margin:0;padding:0;background:${paper};${fonts}`}>
        <div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px">
          {preheader}
          {nothing}
        </div>
        <Table class="paper" style={`background:${paper};`}>
          <tr>
            <td align="center" class="gutter" style="padding:16px 12px 24px;">
              <Table
                style={`max-width:560px;margin:0 auto;text-align:${direction === 'rtl' ? 'right' : 'left'};${fonts}${wraps}`}
              >
                <tr>
                  <td class="outside" style={outside}>
                    <Mark name={draft.from} />
                  </td>
                </tr>
                <tr>
                  <td
                    class="surface sheet"
                    style={`background:${surface};border-radius:14px;padding:36px 32px;`}
                  >
                    {draft.about && <About text={draft.about} />}
                    <Sentence text={sentence} />
                    {paragraphs.map(text => (
                      <Paragraph text={text} />
                    ))}
                    {blocks.map(block => (
                      <BlockView block={block} language={language} />
                    ))}
                    {button && <Button {...button} />}
                    {notes.map(note => (
                      <NoteView {...note} />
                    ))}
                  </td>
                </tr>
                <tr>
                  <td
                    class="outside soft"
                    style={`${outside}color:${soft};font-size:13px;line-height:1.5;`}
                  >
                    {why}
                  </td>
                </tr>
              </Table>
            </td>
          </tr>
        </Table>
      </body>
    </html>
  )
}
