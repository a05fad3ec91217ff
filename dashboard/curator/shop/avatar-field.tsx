import { useId } from 'preact/hooks'
import { answer, api, sendFile } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Face } from '../../shell/mark.tsx'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
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
  const remove = useAction(async () => {
    await answer(api.shop.avatar.$delete())
    changeShop(now => ({ ...now, avatar: null }))
    toast(curatorWords.now().shop.faceRemoved)
  })
  const problem = send.error ?? remove.error
  return (
    <div class={problem ? 'field is-wrong' : 'field'}>
      <label for={id}>{t.face}</label>
      <div class="avatar">
        <Face picture={shop.avatar} name={shop.name} size={72} />
        <div class="avatar-choice">
          <FileButton id={id} isBusy={send.isBusy} onFile={send.run}>
            {send.isBusy ? t.faceBusy : shop.avatar ? t.faceChange : t.faceChoose}
          </FileButton>
          {shop.avatar && (
            <Button kind="quiet" isBusy={remove.isBusy} onClick={() => remove.run()}>
              {t.faceRemove}
            </Button>
          )}
          <p class="field-note" role="status">
            {problem ? problemText(problem) : t.faceHint}
          </p>
        </div>
      </div>
    </div>
  )
}
