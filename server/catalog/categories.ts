import type { Reader, Tx } from '../platform/db/index.ts'
import { type Language, languages, wordsOf } from '../platform/language.ts'
import { categories } from './schema.ts'

type Row = readonly [id: string, en: string, zh: string, words: readonly string[]]

/** `[id, English, Chinese, words by which feeds name it]`, deepest last. */
const firstCategories = [
  [
    'food',
    'Food & drink',
    '食品饮料',
    ['food', 'food, beverages & tobacco', 'grocery', 'snacks', '食品'],
  ],
  ['food/fruit', 'Fruit', '水果', ['fruit', 'fruits', 'fresh fruit', '水果']],
  ['food/tea', 'Tea & coffee', '茶与咖啡', ['tea', 'coffee', 'tea & infusions', '茶']],
  [
    'food/pantry',
    'Pantry',
    '干货调味',
    ['pantry', 'honey', 'nuts', 'spices', 'grains', 'oil', '干货'],
  ],
  [
    'home',
    'Home',
    '家居',
    ['home', 'home & garden', 'indoor', 'furniture', 'decor', 'living', '家居'],
  ],
  [
    'home/kitchen',
    'Kitchen & table',
    '厨房餐桌',
    ['kitchen', 'kitchen & dining', 'tableware', 'cookware', 'dining'],
  ],
  ['home/ceramics', 'Ceramics', '陶瓷', ['ceramics', 'pottery', 'porcelain', 'teaware', '陶瓷']],
  ['home/lighting', 'Lighting', '灯具', ['lighting', 'lamps', 'lamp', 'light', 'lights', '灯具']],
  [
    'home/textiles',
    'Textiles',
    '家纺',
    ['textiles', 'linens', 'linens & bedding', 'bedding', 'blankets', 'towels', '家纺'],
  ],
  [
    'garden',
    'Plants & garden',
    '植物园艺',
    ['plants', 'garden', 'gardening', 'outdoor living', 'lawn & garden', 'pots', '植物'],
  ],
  [
    'clothing',
    'Clothing',
    '服装',
    ['clothing', 'apparel', 'apparel & accessories', 'men', 'women', 'shirts', 'kids', '服装'],
  ],
  [
    'clothing/bags',
    'Bags',
    '包袋',
    ['bags', 'handbags', 'luggage', 'luggage & bags', 'backpacks', '包'],
  ],
  [
    'clothing/jewelry',
    'Jewelry & accessories',
    '首饰配饰',
    ['jewelry', 'jewellery', 'accessories', 'watches', '首饰'],
  ],
  [
    'beauty',
    'Beauty & health',
    '美容健康',
    ['beauty', 'health', 'health & beauty', 'cosmetics', 'personal care', '美容'],
  ],
  [
    'outdoor',
    'Outdoor & sport',
    '户外运动',
    ['outdoor', 'outdoors', 'sporting goods', 'camping', 'sport', 'sports', '户外'],
  ],
  [
    'books',
    'Books & stationery',
    '图书文具',
    ['books', 'media', 'stationery', 'office', 'office supplies', 'notebooks', '文具', '图书'],
  ],
  [
    'toys',
    'Toys & games',
    '玩具',
    ['toys', 'toys & games', 'games', 'baby', 'baby & toddler', '玩具'],
  ],
  ['electronics', 'Electronics', '数码', ['electronics', 'gadgets', 'cameras', 'audio', '数码']],
  ['pets', 'Pets', '宠物', ['pets', 'animals', 'animals & pet supplies', 'pet supplies', '宠物']],
  ['other', 'Other', '其他', []],
] as const satisfies readonly Row[]
const first: readonly Row[] = firstCategories

type CategoryId = (typeof firstCategories)[number][0]
const column = (at: 1 | 2) =>
  Object.fromEntries(first.map(row => [row[0], row[at]])) as Record<CategoryId, string>

/** What a language's file can call the categories an instance begins with. */
export const categoryWords = wordsOf('categories', { en: column(1), zh: column(2) })

type Titled = { id: string; titleEn: string; titleZh: string }

/** As the language's file calls it; an operator's own, or one the file leaves out, by its English title. */
export function categoryTitleIn(category: Titled, language: Language): string {
  const { id, titleEn, titleZh } = category
  const own = new Map(Object.entries({ en: titleEn, zh: titleZh })).get(language)
  if (own !== undefined) return own || titleEn
  const english = categoryWords('en')[id as CategoryId]
  const said = categoryWords(language)[id as CategoryId]
  return said === english ? titleEn : (said ?? titleEn)
}

/** In every language there is, for who chooses among them. */
export function categoryTitles(category: Titled): Record<Language, string> {
  return Object.fromEntries(languages.map(one => [one, categoryTitleIn(category, one)]))
}

/** What a category and those it lies in are called, in both languages: words a product is found by. */
export function categoryNames(id: string): string[] {
  return first
    .filter(([own]) => own !== 'other' && (own === id || id.startsWith(`${own}/`)))
    .flatMap(row => [row[1], row[2]])
}

const ids: ReadonlySet<string> = new Set(first.map(([id]) => id))
const byWord = new Map(first.flatMap(([id, , , words]) => words.map(word => [word, id] as const)))

/** Gives a new instance its categories; leaves an operator's own alone. */
export async function ensureCategories(tx: Tx): Promise<void> {
  const rows = first.map(([id, titleEn, titleZh]) => ({
    id,
    parentId: id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : null,
    titleEn,
    titleZh,
  }))
  await tx.insert(categories).values(rows).onConflictDoNothing()
}

export async function allCategories(db: Reader) {
  return db.select().from(categories).orderBy(categories.id)
}

/** A feed's own words, `Home & Garden > Lighting > Lamps`, to one of ours; the deepest known wins. */
export function categoryFor(words: string | null): string {
  if (words && ids.has(words)) return words
  const parts = (words ?? '').split(/\s*[>›»|]\s*/).map(part => part.trim().toLowerCase())
  for (const part of parts.reverse()) {
    const id = byWord.get(part)
    if (id) return id
  }
  return 'other'
}
