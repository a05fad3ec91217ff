import { useRoute } from 'preact-iso'
import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { useOwn } from '../own.ts'
import { readProduct } from './data.ts'
import { ProductForm } from './form.tsx'
import { emptyProduct, valuesOf } from './values.ts'

export function NewProduct() {
  return <ProductForm product={null} first={emptyProduct()} />
}

export function EditProduct() {
  const t = sellerWords.use()
  const own = useOwn()
  const id = useRoute().params.id ?? ''
  const load = useLoad(() => readProduct(own.id, id), [own.id, id])
  const product = load.data?.id === id ? load.data : null
  if (product)
    return <ProductForm key={id} product={product} first={valuesOf(product.input, own.currency)} />
  return (
    <Page title={t.productEdit} isWide>
      <Loaded of={{ ...load, data: null }} skeleton={<FormBones />}>
        {() => null}
      </Loaded>
    </Page>
  )
}

function FormBones() {
  return (
    <div class="form">
      {['what', 'pictures', 'sale'].map(key => (
        <div class="sheet form" key={key} aria-hidden="true">
          <Bone class="bone-line is-short" />
          <Bone class="bone-input" />
          <Bone class="bone-input" />
        </div>
      ))}
    </div>
  )
}
