import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { paths } from '../../shell/places.ts'
import { Button } from '../../ui/button.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useTitle } from '../../ui/titles.ts'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { useOwnShop } from '../own-shop.ts'
import { Room } from '../room.tsx'
import { useCatalog } from './catalog.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { Filters } from './filters.tsx'
import { FullShelf } from './full-shelf.tsx'
import { Look } from './look.tsx'
import { NothingFound } from './nothing-found.tsx'
import { NothingSold } from './nothing-sold.tsx'
import { Paste } from './paste.tsx'
import { type Added, picking } from './pick.ts'
import { ProductBones, ProductList } from './product-list.tsx'
import { Result } from './result.tsx'
import { queryFrom, type Wish, wishFrom } from './wish.ts'

type Sheet =
  | { kind: 'full' }
  | { kind: 'paste' }
  | { kind: 'look'; id: string }
  | { kind: 'result'; result: Added }
  | null

/** The catalogue, seen by what it would earn. */
export function Find() {
  const t = curatorWords.use().find
  const titleOf = useTitle()
  const { query, route } = useLocation()
  const wish = wishFrom(query)
  const own = useOwnShop()
  const catalog = useCatalog(wish)
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [sheet, setSheet] = useState<Sheet>(null)
  const close = () => setSheet(null)
  const { pickOne, pickAll } = picking(catalog, () => setSheet({ kind: 'full' }))
  // Back undoes a filter; what is typed letter by letter is one step.
  const look = (next: Wish) => route(`${paths.find}${queryFrom(next)}`, next.q !== wish.q)
  const addAll = async (ids: string[]) => {
    const result = await pickAll(ids)
    setChosen(null)
    if (result.refused.length) setSheet({ kind: 'result', result })
    else {
      close()
      toast(curatorWords.now().find.addedTitle(result.added.length))
    }
  }
  const tier = own.data?.tier ?? null
  const looked = sheet?.kind === 'look' && catalog.data?.find(one => one.id === sheet.id)
  return (
    <Page
      title={t.title}
      isWide
      lead={<Room tier={tier} />}
      actions={
        <>
          <Button
            aria-pressed={chosen !== null}
            onClick={() => setChosen(chosen ? null : new Set())}
          >
            {chosen ? t.chooseEnd : t.choose}
          </Button>
          <Menu
            label={t.otherWays}
            items={[{ label: t.paste, icon: 'copy', onChoose: () => setSheet({ kind: 'paste' }) }]}
          />
        </>
      }
    >
      <Filters wish={wish} onWish={look} />
      <Loaded of={catalog} skeleton={<ProductBones />}>
        {products =>
          products.length ? (
            <>
              <ProductList
                products={products}
                isLoading={catalog.isLoading}
                chosen={chosen}
                onChosen={setChosen}
                onLook={({ id }) => setSheet({ kind: 'look', id })}
                onPick={pickOne}
              />
              <MoreRows of={catalog} />
            </>
          ) : queryFrom(wish) ? (
            <NothingFound onReset={look} />
          ) : (
            own.data && <NothingSold shop={own.data} onChange={catalog.reload} />
          )
        }
      </Loaded>
      {chosen && (
        <ChosenBar count={chosen.size} onAdd={() => addAll([...chosen]).catch(toastProblem)} />
      )}
      {looked && (
        <Look
          product={looked}
          onPick={() => {
            close()
            void pickOne(looked)
          }}
          onClose={close}
        />
      )}
      {sheet?.kind === 'full' && tier && <FullShelf tier={tier} onClose={close} />}
      {sheet?.kind === 'paste' && <Paste onSend={addAll} onClose={close} />}
      {sheet?.kind === 'result' && (
        <Result
          result={sheet.result}
          tier={tier}
          onClose={close}
          nameOf={id => {
            const product = catalog.data?.find(one => one.id === id)
            return product ? titleOf(product) : null
          }}
        />
      )}
    </Page>
  )
}
