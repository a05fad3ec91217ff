import { useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { identityWords } from '../../messages/identity/index.ts'
import { languageNames } from '../../messages/language.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { speak } from '../../messages/words.ts'
import { loadMe, useMe } from '../../shell/me.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { fieldText } from '../../ui/problem-text.ts'
import { SelectField } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { nameFault } from '../checks.ts'
import { ChangeEmail } from './change-email.tsx'

export function Profile() {
  const t = identityWords.use()
  const shell = shellWords.use()
  const { user } = useMe()
  const [name, setName] = useState(user.name)
  const [language, setLanguage] = useState(user.language)
  const [isChangingEmail, setChangingEmail] = useState(false)
  const save = useAction(async () => {
    if (nameFault(name)) return
    await answer(api.me.$put({ json: { name, language } }))
    await speak(language)
    await loadMe()
    toast(identityWords.now().saved)
  })
  const isChanged = name !== user.name || language !== user.language
  return (
    <section class="section">
      <h2>{t.you}</h2>
      <Form class="form sheet" onSend={save.run}>
        <div class="form-row">
          <TextField
            label={t.name}
            value={name}
            onText={setName}
            autocomplete="name"
            error={nameFault(name) ?? fieldText(save.error, 'name')}
          />
          <SelectField
            label={t.language}
            value={language}
            onChoice={setLanguage}
            options={languageNames}
          />
        </div>
        <TextField
          label={shell.email}
          value={user.email}
          onText={() => {}}
          readOnly
          hint={t.emailFixed}
        />
        <FormError problem={save.error} known={['name']} />
        <div class="form-actions">
          <Button kind="main" type="submit" isBusy={save.isBusy} disabled={!isChanged}>
            {t.save}
          </Button>
          <Button kind="quiet" onClick={() => setChangingEmail(true)}>
            {t.changeEmail}
          </Button>
        </div>
      </Form>
      {isChangingEmail && <ChangeEmail onClose={() => setChangingEmail(false)} />}
    </section>
  )
}
