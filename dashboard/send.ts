import type { ErrorBody } from '../server/http/answers.ts'
import { language } from './messages/language.ts'
import { Problem } from './problem.ts'
import { signInAgain } from './shell/sign-in-again.ts'

/** In bytes. */
export type Progress = { sent: number; total: number }
export type Watch = { onProgress: (progress: Progress) => void; signal: AbortSignal }
type Where = { method: 'POST' | 'PUT'; path: string }

/** Sends a large file and tells how far it is, which `fetch` cannot. */
export async function sendWithProgress<T>(where: Where, file: File, watch: Watch): Promise<T> {
  try {
    return (await sendOnce(where, file, watch)) as T
  } catch (thrown) {
    const isGone = thrown instanceof Problem && thrown.code === 'not_signed_in'
    if (!isGone || !(await signInAgain())) throw thrown
    return (await sendOnce(where, file, watch)) as T
  }
}

function sendOnce(
  { method, path }: Where,
  file: File,
  { onProgress, signal }: Watch,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, path)
    request.responseType = 'json'
    request.setRequestHeader('accept-language', language.get())
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress({ sent: loaded, total })
    request.onload = () => {
      if (request.status < 300) resolve(request.response)
      else reject(problemOf(request))
    }
    request.onerror = () => reject(new Problem({ code: 'offline', message: '', status: 0 }))
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function problemOf({ response, status }: XMLHttpRequest): Problem {
  const error = (response as ErrorBody | null)?.error
  return new Problem({
    code: error?.code ?? 'internal',
    message: error?.message ?? '',
    details: error?.details,
    requestId: error?.request_id,
    status,
  })
}
