import type { Gallery } from './picture.ts'
import { fruitPictures } from './scenes/fruit.ts'

export const galleries: Gallery = { ...fruitPictures }
