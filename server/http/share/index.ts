import { factory } from '../context.ts'
import { feeds } from './feed.ts'
import { sharePictures } from './pictures.ts'
import { productsFeed } from './products-feed.ts'
import { shortAddresses } from './short-links.ts'
import { sitemaps } from './sitemap.ts'
import { wechat } from './wechat.ts'

/** How shops and their things are found and passed on elsewhere. */
export const share = factory
  .createApp()
  .route('/', feeds)
  .route('/', productsFeed)
  .route('/', sitemaps)
  .route('/', sharePictures)
  .route('/', shortAddresses)
  .route('/', wechat)
