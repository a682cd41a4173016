/** Requests of our own scripts: one place for the token, the time limit and what becomes of a refusal. */
import { _ } from './words.js'
import { apply } from './put.js'

/** The server refused or could not be reached. `status` 0: no answer. */
export class Refused extends Error {
  /** @param {number} status @param {string} message @param {any} [body] */
  constructor(status, message, body) { super(message); this.status = status; this.body = body }
  get passing() { return this.status === 0 || this.status === 429 || this.status >= 500 }
}

const csrf = () => document.querySelector('meta[name=csrf]')?.getAttribute('content') ?? ''

/** GETs parts of the page and applies them. Throws `Refused`.
 * @param {string} url @param {(parts: import('./put.js').Part[]) => void} [use] what to do with the parts instead */
export async function refresh(url, use = apply) {
  let answer
  try { answer = await fetch(url, { headers: headers(), signal: AbortSignal.timeout(15_000) }) } catch { throw new Refused(0, _('The server did not answer')) }
  return read(answer, use)
}

/** POSTs form values; an answer `{parts: […]}` is applied to the page. Throws `Refused`.
 * @param {string} url @param {Record<string, any> | FormData | URLSearchParams} [values] @param {{keepalive?: boolean}} [options]
 * @param {(parts: import('./put.js').Part[]) => void} [use] what to do with the parts instead */
export async function post(url, values = {}, options = {}, use = apply) {
  const body = values instanceof FormData || values instanceof URLSearchParams ? values : new URLSearchParams(values)
  let answer
  try {
    answer = await fetch(url, { method: 'POST', body, headers: headers(), signal: AbortSignal.timeout(15_000), ...options })
  } catch { throw new Refused(0, _('The server did not answer')) }
  return read(answer, use)
}

export const headers = () => ({ 'X-CSRF-Token': csrf(), 'HX-Request': 'true', Accept: 'application/json' })

/** @param {Response} answer @param {(parts: import('./put.js').Part[]) => void} [use] */
async function read(answer, use = apply) {
  const said = answer.headers.get('HX-Trigger')
  if (said) for (const [name, detail] of Object.entries(JSON.parse(said))) document.body.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }))
  const json = answer.headers.get('Content-Type')?.includes('json') ? await answer.json().catch(() => null) : null
  if (answer.status === 401) document.dispatchEvent(new CustomEvent('signed-out'))
  if (!answer.ok) throw new Refused(answer.status, json?.detail || json?.title || _('This could not be done'), json)
  if (json?.parts) use(json.parts)
  return json
}
