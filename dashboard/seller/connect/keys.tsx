import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { Ask } from '../pieces/ask.tsx'
import { BoneLines } from '../pieces/bone-lines.tsx'
import { type Key, readKeys, revokeKey } from './data.ts'
import { NewKey } from './new-key.tsx'
import { Once } from './once.tsx'

/** What the seller's software shows with every request. */
export function Keys() {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const load = useLoad(() => readKeys(seller), [seller])
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const [asked, setAsked] = useState<Key | null>(null)
  const onMade = (key: string) => {
    setMaking(false)
    setMade(key)
    void load.reload()
  }
  const revoke = async (key: Key) => {
    await revokeKey(seller, key.id)
    load.change(keys => keys.filter(one => one.id !== key.id))
    toast(t.keyRevoked)
  }
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t.keysTitle}</h2>
        <p class="soft small">{t.keysText}</p>
      </div>
      <Loaded of={load} skeleton={<BoneLines count={1} />}>
        {keys =>
          keys.length ? (
            <ul class="rows">
              {keys.map(key => (
                <KeyRow key={key.id} of={key} onAsk={() => setAsked(key)} />
              ))}
            </ul>
          ) : (
            <p class="soft">{t.keysEmpty}</p>
          )
        }
      </Loaded>
      <div>
        <Button icon="plus" onClick={() => setMaking(true)}>
          {t.keyNew}
        </Button>
      </div>
      {isMaking && <NewKey onMade={onMade} onClose={() => setMaking(false)} />}
      {made && (
        <Once title={t.keyMade} text={t.keyOnce} secret={made} onKept={() => setMade(null)} />
      )}
      {asked && (
        <Ask
          title={t.keyRevokeTitle(asked.name)}
          yes={t.keyRevoke}
          no={t.confirmCancel}
          isBad
          act={() => revoke(asked)}
          onClose={() => setAsked(null)}
        >
          <p>{t.keyRevokeText}</p>
        </Ask>
      )}
    </section>
  )
}

function KeyRow({ of: key, onAsk }: { of: Key; onAsk: () => void }) {
  const t = sellerWords.use()
  return (
    <li class="row">
      <span class="row-main">
        <span class="ellipsis">{key.name}</span>
        <span class="facts">
          <span>{t.keyScopeShort[key.scope]}</span>
          <span>
            {t.keyMadeOn} <When at={key.created_at} />
          </span>
          <span>
            {key.last_used_at ? (
              <>
                {t.keyUsed} <When at={key.last_used_at} withTime />
              </>
            ) : (
              t.keyUnused
            )}
          </span>
        </span>
      </span>
      <Button kind="quiet" isSmall aria-label={t.keyRevokeOf(key.name)} onClick={onAsk}>
        {t.keyRevoke}
      </Button>
    </li>
  )
}
