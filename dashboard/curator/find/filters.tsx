import { useEffect, useRef, useState } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Category, useCategories, useCategoryName } from '../categories.ts'
import { type Sort, sorts, type Wish } from './wish.ts'

const restBeforeSearching = 250

/** What is looked for: words, category, stock, order. */
export function Filters({ wish, onWish }: { wish: Wish; onWish: (wish: Wish) => void }) {
  const t = curatorWords.use().find
  const names: Record<Sort, string> = {
    newest: t.newest,
    price_up: t.priceUp,
    price_down: t.priceDown,
  }
  return (
    <search class="filters">
      <SearchBox value={wish.q} onValue={q => onWish({ ...wish, q })} />
      <Categories value={wish.category} onChoice={category => onWish({ ...wish, category })} />
      <div class="filters-line">
        <Check isOn={wish.inStock} onChange={isOn => onWish({ ...wish, inStock: isOn })}>
          {t.inStock}
        </Check>
        <label class="sort">
          <span class="hidden">{t.sort}</span>
          <select
            class="input"
            value={wish.sort}
            onChange={event => onWish({ ...wish, sort: event.currentTarget.value as Sort })}
          >
            {sorts.map(sort => (
              <option key={sort} value={sort}>
                {names[sort]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </search>
  )
}

function SearchBox({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const t = curatorWords.use().find
  const [text, setText] = useState(value)
  const told = useRef({ value, onValue })
  told.current.onValue = onValue
  useEffect(() => {
    // The address changed by other means: back, or "show everything".
    if (value !== told.current.value) setText(value)
    told.current.value = value
  }, [value])
  useEffect(() => {
    const next = text.trim()
    if (next === told.current.value) return
    const timer = setTimeout(() => {
      told.current.value = next
      told.current.onValue(next)
    }, restBeforeSearching)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <div class="search-box">
      <Icon name="find" />
      <input
        class="input"
        type="text"
        inputMode="search"
        enterkeyhint="search"
        aria-label={t.title}
        placeholder={t.search}
        maxLength={200}
        value={text}
        onInput={event => setText(event.currentTarget.value)}
      />
      {text && <IconButton icon="close" label={t.clear} onClick={() => setText('')} />}
    </div>
  )
}

/** The upper ones, and below the chosen one its own. */
function Categories({ value, onChoice }: { value: string; onChoice: (id: string) => void }) {
  const t = curatorWords.use().find
  const nameOf = useCategoryName()
  const all = useCategories()
  if (!all.length) return null
  const upper = value.split('/')[0] ?? ''
  const lower = upper ? all.filter(one => one.parent_id === upper) : []
  const chip = (one: Category, isOn: boolean) => (
    <button
      key={one.id}
      type="button"
      class="chip"
      aria-pressed={isOn}
      onClick={() => onChoice(isOn && one.id === value ? (one.parent_id ?? '') : one.id)}
    >
      {nameOf(one)}
    </button>
  )
  return (
    <fieldset class="categories">
      <legend class="hidden">{t.categories}</legend>
      <div class="chips-line">
        <button type="button" class="chip" aria-pressed={!value} onClick={() => onChoice('')}>
          {t.everything}
        </button>
        {all.filter(one => !one.parent_id).map(one => chip(one, one.id === upper))}
      </div>
      {lower.length > 0 && (
        <div class="chips-line is-lower">{lower.map(one => chip(one, one.id === value))}</div>
      )}
    </fieldset>
  )
}
