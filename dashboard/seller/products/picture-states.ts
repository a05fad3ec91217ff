import { useEffect, useState } from 'preact/hooks'
import { useOwn } from '../own.ts'
import { type OwnProduct, type PictureState, readProduct } from './data.ts'

const everySeconds = 3
const looksMax = 20

/**
 * How far the fetching of each picture is: read again after each saving, and for a minute while
 * any is waited for.
 */
export function usePictureStates(
  product: OwnProduct | null,
  savings: number,
): Map<string, PictureState> {
  const { id: seller } = useOwn()
  const [pictures, setPictures] = useState(product?.pictures ?? [])
  const [looks, setLooks] = useState({ savings, count: 0 })
  const isNew = looks.savings !== savings
  const isWaiting = pictures.some(one => one.state === 'waiting')
  useEffect(() => {
    if (!product || !(isNew || (isWaiting && looks.count < looksMax))) return
    const look = async () => {
      const found = await readProduct(seller, product.id).catch(() => null)
      if (found) setPictures(found.pictures)
      setLooks({ savings, count: isNew ? 0 : looks.count + 1 })
    }
    const timer = setTimeout(look, isNew ? 0 : everySeconds * 1000)
    return () => clearTimeout(timer)
  }, [seller, product, savings, isNew, isWaiting, looks])
  return new Map(pictures.map(one => [one.url, one]))
}
