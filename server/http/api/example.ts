/** What of JSON Schema the document uses. */
export type Schema = {
  $ref?: string
  example?: unknown
  const?: unknown
  enum?: unknown[]
  oneOf?: Schema[]
  anyOf?: Schema[]
  allOf?: Schema[]
  type?: string | string[]
  format?: string
  minimum?: number
  items?: Schema
  properties?: Record<string, Schema>
}
export type Named = Record<string, Schema>

/** One thing that a schema allows: its own example, or one made of those of its parts. */
export function exampleOf(schema: Schema, named: Named): unknown {
  if (schema.$ref) return exampleOf(named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named)
  for (const given of [schema.example, schema.const, schema.enum?.[0]])
    if (given !== undefined) return given
  if (schema.allOf) return merged(schema.allOf.map(part => exampleOf(part, named)))
  const [first] = schema.oneOf ?? schema.anyOf ?? []
  if (first) return exampleOf(first, named)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'array') return schema.items ? [exampleOf(schema.items, named)] : []
  if (type === 'object') return ofParts(schema.properties ?? {}, named)
  if (type === 'string') return schema.format === 'date-time' ? '2026-11-27T09:30:00.000Z' : '…'
  if (type === 'boolean') return true
  return type === 'null' ? null : Math.max(1, schema.minimum ?? 1)
}

function ofParts(properties: Record<string, Schema>, named: Named) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, exampleOf(schema, named)]),
  )
}

const merged = (parts: unknown[]) => (parts.length === 1 ? parts[0] : Object.assign({}, ...parts))
