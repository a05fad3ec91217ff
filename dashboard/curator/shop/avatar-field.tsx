import { useId } from 'preact/hooks'
import { sendFile } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Face } from '../../shell/mark.tsx'
import { useAction } from '../../ui/action.ts'
import { problemText } from '../../ui/problem-text.ts'
import { toast } from '../../ui/toast.tsx'
import { FileButton } from '../file-button.tsx'
import { changeShop, type OwnShop } from '../own-shop.ts'

/** The shop's picture; kept as soon as it is chosen. */
export function AvatarField({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().shop
  const id = useId()
  const send = useAction(async (file: File) => {
    const { avatar } = await sendFile<{ avatar: string }>('/shop/avatar', 'PUT', file)
    changeShop(now => ({ ...now, avatar }))
    toast(curatorWords.now().shop.faceDone)
  })
  return (
    <div class={send.error ? 'field is-wrong' : 'field'}>
      <label for={id}>{t.face}</label>
      <div class="avatar">
        <Face picture={shop.avatar} name={shop.name} size={72} />
        <div class="avatar-choice">
          <FileButton id={id} isBusy={send.isBusy} onFile={send.run}>
            {send.isBusy ? t.faceBusy : shop.avatar ? t.faceChange : t.faceChoose}
          </FileButton>
          <p class="field-note" role="status">
            {send.error ? problemText(send.error) : t.faceHint}
          </p>
        </div>
      </div>
    </div>
  )
}
