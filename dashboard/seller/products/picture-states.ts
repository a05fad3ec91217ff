import { useEffect, useState } from 'preact/hooks'
import { useOwn } from '../own.ts'
import { type OwnProduct, type PictureState, readProduct } from './data.ts'

const everySeconds = 3
const triesMax = 20

/** How far the fetching of each picture is; looked at again for a minute while any is waited for. */
export function usePictureStates(product: OwnProduct | null): Map<string, PictureState> {
  const { id: seller } = useOwn()
  const [pictures, setPictures] = useState(product?.pictures ?? [])
  const [tries, setTries] = useState(0)
  const isWaiting = pictures.some(one => one.state === 'waiting')
  useEffect(() => {
    if (!product || !isWaiting || tries >= triesMax) return
    const timer = setTimeout(async () => {
      const found = await readProduct(seller, product.id).catch(() => null)
      if (found) setPictures(found.pictures)
      setTries(tries + 1)
    }, everySeconds * 1000)
    return () => clearTimeout(timer)
  }, [seller, product, isWaiting, tries])
  return new Map(pictures.map(one => [one.url, one]))
}
