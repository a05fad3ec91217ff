import { sellerWords } from '../../messages/seller/index.ts'
import { LinkButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { Icon } from '../../ui/icon.tsx'
import { formats } from './samples.ts'

const names = ['googleTable', 'googleXml', 'shopify'] as const

/** What a feed may look like; folded away, for most people know theirs. */
export function Formats() {
  const t = sellerWords.use()
  return (
    <section class="section formats">
      <div class="section-head">
        <h2>{t.formatsTitle}</h2>
        <p class="soft small">{t.formatsLead}</p>
      </div>
      <ul class="rows">
        {names.map(name => (
          <Format key={name} name={name} />
        ))}
        <li class="fold-row">
          <details class="fold">
            <summary class="row">
              <b class="row-main">{t.extraTitle}</b>
              <Icon name="right" size={16} />
            </summary>
            <div class="fold-body">
              <p>{t.extraText}</p>
              <dl class="columns">
                {t.extras.map(([column, text]) => (
                  <div key={column}>
                    <dt>
                      <code>{column}</code>
                    </dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </details>
        </li>
      </ul>
    </section>
  )
}

function Format({ name }: { name: (typeof names)[number] }) {
  const t = sellerWords.use()
  const { needed, used, sample } = formats[name]
  const said = t.formats[name]
  return (
    <li class="fold-row">
      <details class="fold">
        <summary class="row">
          <b class="row-main">{said.name}</b>
          <Icon name="right" size={16} />
        </summary>
        <div class="fold-body">
          <p>{said.text}</p>
          <dl class="columns">
            <div>
              <dt>{t.formatsNeeded}</dt>
              <dd>
                <Columns names={needed} />
              </dd>
            </div>
            <div>
              <dt>{t.formatsUsed}</dt>
              <dd>
                <Columns names={used} />
              </dd>
            </div>
          </dl>
          <pre class="sample">{sample}</pre>
          <div class="form-actions">
            <CopyButton text={sample} label={t.formatsSample} />
            {name === 'googleTable' && (
              <LinkButton
                kind="quiet"
                icon="down"
                download="products.csv"
                href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${sample}`)}`}
              >
                {t.formatsFile}
              </LinkButton>
            )}
          </div>
        </div>
      </details>
    </li>
  )
}

export function Columns({ names }: { names: readonly string[] }) {
  return (
    <span class="column-names">
      {names.map(name => (
        <code key={name}>{name}</code>
      ))}
    </span>
  )
}
