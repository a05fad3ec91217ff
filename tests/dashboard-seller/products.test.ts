import { expect, test } from 'vitest'
import { isFaultless, productFaults } from '../../dashboard/seller/products/faults.ts'
import { freeId, idFrom, newId } from '../../dashboard/seller/products/own-id.ts'
import { saleState } from '../../dashboard/seller/products/sale-state.ts'
import {
  emptyProduct,
  emptyVariant,
  type ProductValues,
  productInput,
  valuesOf,
} from '../../dashboard/seller/products/values.ts'
import { ProductInput } from '../../server/catalog/contract.ts'

const tea: ProductValues = {
  ...emptyProduct(),
  ownId: 'tea',
  title: 'White tea',
  category: 'food/tea',
  rate: '18',
  pictures: ['https://example.com/tea.jpg'],
  options: ['Size'],
  variants: [
    { ...emptyVariant(1), values: ['100 g'], price: '28.90', compareAt: '36', stock: '40' },
    { ...emptyVariant(1), values: ['250 g'], price: '64', sku: 'TEA-250', gtin: '4006381333931' },
  ],
}
const faultsOf = (change: Partial<ProductValues>) => productFaults({ ...tea, ...change }, 'CNY')
const withFirst = (change: Partial<ProductValues['variants'][number]>) => {
  const [first, ...rest] = tea.variants
  return Object.values(faultsOf({ variants: [{ ...first!, ...change }, ...rest] }).variants)[0]
}

test('what the form has no fault with, the contract takes, and it comes back the same', () => {
  expect(isFaultless(productFaults(tea, 'CNY'))).toBe(true)
  const sent = ProductInput.parse(productInput(tea, 'CNY'))
  expect(sent.variants.map(one => one.price_minor)).toEqual([2890, 6400])
  expect(sent.variants[1]?.stock).toBeNull()
  expect(ProductInput.parse(productInput(valuesOf(sent, 'CNY'), 'CNY'))).toEqual(sent)
})

test('a word of the options is said in Chinese once, for every variant that has it', () => {
  const chinese = { Size: '规格', '100 g': ' 一百克 ', '9 g': 'of no variant' }
  const sent = ProductInput.parse(productInput({ ...tea, chinese }, 'CNY'))
  expect(sent.variants.map(one => one.options)).toEqual([
    [{ name: 'Size', value: '100 g', name_zh: '规格', value_zh: '一百克' }],
    [{ name: 'Size', value: '250 g', name_zh: '规格', value_zh: null }],
  ])
  expect(valuesOf(sent, 'CNY').chinese).toEqual({ Size: '规格', '100 g': '一百克' })
  const long = { Size: '长'.repeat(41), '100 g': '长'.repeat(80) }
  expect(faultsOf({ chinese: long })).toMatchObject({ 'chinese Size': 'long' })
  expect(faultsOf({ chinese: long })).not.toHaveProperty('chinese 100 g')
  const { options } = productInput({ ...tea, options: ['constructor'] }, 'CNY').variants[0]!
  expect(options[0]).toMatchObject({ name: 'constructor', name_zh: null })
})

test('a product of one kind has no options, and its number is made when it has none', () => {
  const lamp = {
    ...emptyProduct(),
    title: '纸灯 Paper Lamp',
    variants: [{ ...emptyVariant(0), price: '1' }],
  }
  const sent = ProductInput.parse(productInput(lamp, 'CNY'))
  expect(sent.external_id).toMatch(/^paper-lamp-[a-z0-9]{1,5}$/)
  expect(sent.variants).toHaveLength(1)
  expect(sent.variants[0]?.options).toEqual([])
})

test('each fault is told at its field', () => {
  expect(faultsOf({ title: ' ' }).title).toBe('empty')
  expect(faultsOf({ title: 'a'.repeat(151) }).title).toBe('long')
  expect(faultsOf({ rate: '95' }).rate).toBe('percent')
  expect(faultsOf({ options: [''] })).toMatchObject({ option0: 'empty' })
  expect(withFirst({ price: '' })).toEqual({ price: 'empty' })
  expect(withFirst({ price: '0' })).toMatchObject({ price: 'amount' })
  expect(withFirst({ compareAt: '20' })).toEqual({ compareAt: 'compareAtLow' })
  expect(withFirst({ stock: '1.5' })).toEqual({ stock: 'stock' })
  expect(withFirst({ gtin: '12' })).toEqual({ gtin: 'gtin' })
  expect(withFirst({ values: ['250 G '] })).toEqual({ value0: 'twin' })
})

test('numbers that are made are Latin, and no two are the same', () => {
  expect(idFrom('Ocean Blue Shïrt!')).toBe('ocean-blue-shirt')
  expect(idFrom('老树白茶')).toBe('')
  expect(newId('老树白茶')).toMatch(/^item-/)
  const taken = new Set(['red'])
  expect([freeId('red', taken), freeId('red', taken)]).toEqual(['red-2', 'red-3'])
})

test('a variant keeps its number however its words change', () => {
  const saved = productInput(tea, 'CNY')
  const edited = valuesOf(saved, 'CNY')
  edited.variants[0]!.values = ['a hundred grams']
  edited.variants[0]!.sku = 'NEW'
  expect(productInput(edited, 'CNY').variants[0]?.external_id).toBe(saved.variants[0]?.external_id)
})

test.each([
  ['applied', 'early'],
  ['refused', 'early'],
  ['active', 'now'],
  ['paused', 'held'],
  ['suspended', 'held'],
  ['closed', 'held'],
] as const)('a product is on sale only while its seller may sell: %s', (state, expected) => {
  expect(saleState({ state })).toBe(expected)
})
