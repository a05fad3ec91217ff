export type FieldProblem = { field: string; code: string; message: string }

/** Why a request came to nothing, in the person's language as far as the server said. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>
  readonly requestId: string | null
  constructor(no: {
    code: string
    message: string
    status: number
    details?: Record<string, unknown> | undefined
    requestId?: string | undefined
  }) {
    super(no.message)
    this.code = no.code
    this.status = no.status
    this.details = no.details ?? {}
    this.requestId = no.requestId ?? null
  }

  /** What is wrong with which input, as the contract said. */
  get fields(): FieldProblem[] {
    return Array.isArray(this.details.fields) ? (this.details.fields as FieldProblem[]) : []
  }

  get isOffline(): boolean {
    return this.code === 'offline'
  }
}

export function problemFrom(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  // Ours, not the network's: say so in the console, where whoever builds on this looks.
  console.error(thrown)
  return new Problem({ code: 'internal', message: '', status: 0 })
}
