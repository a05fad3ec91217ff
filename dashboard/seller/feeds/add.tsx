import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { sellerWords } from '../../messages/seller/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { Page } from '../../shell/page.tsx'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { fieldText } from '../../ui/problem-text.ts'
import { Choices } from '../../ui/select.tsx'
import { useOwn } from '../own.ts'
import { DropArea } from '../pieces/drop-area.tsx'
import { isWebAddress } from '../pieces/web-address.ts'
import { sellPaths } from '../places.ts'
import { addFeed } from './data.ts'
import { feedKinds } from './feed-line.tsx'
import { Formats } from './formats.tsx'
import { Sending, useSendFeed } from './sending.tsx'

type Way = 'upload' | 'address'

/** A new feed: a file to send, or an address to read from now on. */
export function AddFeed() {
  const t = sellerWords.use()
  const [way, setWay] = useState<Way>('upload')
  const ways: [Way, string][] = [
    ['upload', t.addUpload],
    ['address', t.addAddress],
  ]
  return (
    <Page title={t.addTitle}>
      <Choices label={t.addHow} value={way} options={ways} onChoice={setWay} />
      {way === 'upload' ? <Upload /> : <Address />}
      <Formats />
    </Page>
  )
}

/** The feed is made with the first file, and is the same one when the sending failed. */
function Upload() {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const made = useRef<string | null>(null)
  const sending = useSendFeed(async file => {
    made.current ??= (await addFeed(seller, nameOf(file), null)).id
    return made.current
  })
  if (sending.file)
    return (
      <div class="sheet">
        <Sending of={sending} />
      </div>
    )
  return (
    <DropArea
      label={t.dropChoose}
      note={t.dropNote}
      accept={feedKinds}
      isMain
      onFiles={([file]) => file && void sending.send(file)}
    />
  )
}

/** `spring list.csv` -> `spring list`. */
function nameOf(file: File): string {
  return file.name.replace(/\.(xml|csv|tsv|txt)$/i, '').slice(0, 80) || file.name.slice(0, 80)
}

function Address() {
  const t = sellerWords.use()
  const shell = shellWords.use()
  const { id: seller } = useOwn()
  const { route } = useLocation()
  const [values, setValues] = useState({ url: '', name: '' })
  const [isTried, setTried] = useState(false)
  const isFine = isWebAddress(values.url)
  const add = useAction(async () => {
    setTried(true)
    if (!isFine) return
    const url = values.url.trim()
    const name = values.name.trim() || new URL(url).hostname
    const { id, run_id: run } = await addFeed(seller, name, url)
    route(run ? sellPaths.run(id, run) : sellPaths.feeds)
  })
  return (
    <Form onSend={add.run} class="form sheet">
      <TextField
        label={t.addressLabel}
        hint={t.addressHint}
        type="url"
        inputMode="url"
        placeholder="https://"
        value={values.url}
        onText={url => setValues({ ...values, url })}
        error={isTried && !isFine ? t.addressWrong : fieldText(add.error, 'url')}
      />
      <TextField
        label={t.feedName}
        hint={t.feedNameHint}
        isOptional
        maxLength={80}
        value={values.name}
        onText={name => setValues({ ...values, name })}
      />
      <FormError problem={add.error} known={['url']} />
      <div class="form-actions">
        <Button kind="main" type="submit" isBusy={add.isBusy}>
          {add.isBusy ? shell.saving : t.addressGo}
        </Button>
      </div>
    </Form>
  )
}
