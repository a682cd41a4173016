/** The socket: brings what happened since number n, in order, and says honestly when it cannot.
 *
 * Down come frames `{n, parts: [{target, swap, html}], touched: {dialogs, tasks}, notices}`, `{reload}`, `{typing}`, `{here}`; up go `{view, open, page, front}`, `{typing}`, `{ping}`.
 */
import { apply } from './put.js'

let n = Number(document.body.dataset.n || 0)
let delay = 300
let heard = Date.now()
let over = false
/** @type {ReturnType<typeof where> | undefined} */
let told
/** @type {WebSocket | undefined} */
let socket
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pill

const net = () => document.getElementById('net')

/** Says which list and which dialog are on the screen, so that only what concerns them is sent. */
export function tellWhere() {
  const now = where(), before = told
  if (JSON.stringify(now) === JSON.stringify(before)) return
  told = now
  const pages = [now.view === before?.view ? null : inbox(), now.open === before?.open ? null : log()]
  const numbers = pages.flatMap(el => el?.dataset.n ? [Number(el.dataset.n)] : [])
  // what happened since the shown page was made, but before the server knew that it is shown
  send(numbers.length && before ? { ...now, since: Math.min(...numbers) } : now)
}

const inbox = () => document.getElementById('inbox')
const log = () => /** @type {HTMLElement | null} */ (document.querySelector('chat-log'))
// the dialog that is on the screen, not the one that is on its way: what happens meanwhile is asked for by its number
const where = () => ({ view: inbox()?.dataset.view ?? '', open: Number(log()?.dataset.id ?? 0), page: location.pathname, front: !document.hidden })

/** @param {Record<string, any>} what */
export function send(what) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(what))
}

export const connected = () => socket?.readyState === WebSocket.OPEN

function connect() {
  if (over || socket && socket.readyState <= WebSocket.OPEN) return
  told = where()
  const mine = socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live?since=${n}&view=${told.view}&open=${told.open}`)
  mine.onopen = () => {
    delay = 300
    heard = Date.now()
    clearTimeout(pill)
    pill = undefined
    net()?.setAttribute('hidden', '')
    const before = told
    tellWhere()
    if (told === before) send(where())
    document.dispatchEvent(new CustomEvent('online-again'))
  }
  mine.onmessage = event => { heard = Date.now(); take(JSON.parse(event.data)) }
  mine.onclose = event => {
    if (socket === mine) lost(event.code)
  }
}

/** @typedef {{dialogs?: number[], tasks?: number[]}} Touched */

/** @param {{n?: number, parts?: import('./put.js').Part[], touched?: Touched, notices?: import('./notices.js').Told[], typing?: any, here?: any, reload?: boolean}} frame */
function take(frame) {
  for (const name of ['typing', 'here']) {
    const detail = frame[/** @type {'typing' | 'here'} */ (name)]
    if (detail) document.dispatchEvent(new CustomEvent(name, { detail }))
  }
  if (frame.reload) {
    if (frame.n) n = frame.n
    document.dispatchEvent(new CustomEvent('too-old'))
    return
  }
  if (!frame.n || frame.n < n) return
  n = frame.n
  if (frame.parts) apply(frame.parts)
  document.dispatchEvent(new CustomEvent('live', { detail: frame.touched ?? {} }))
  for (const detail of frame.notices ?? []) document.dispatchEvent(new CustomEvent('told', { detail }))
}

/** @param {number} code */
function lost(code) {
  socket = undefined
  if (code === 4401) {
    over = true
    document.dispatchEvent(new CustomEvent('signed-out'))
    return
  }
  pill ??= setTimeout(() => net()?.removeAttribute('hidden'), 1500)
  setTimeout(connect, delay * (0.5 + Math.random()))
  delay = Math.min(delay * 2, 15_000)
}

/** A socket that has been silent too long may be dead without knowing it. */
function prove() {
  if (document.hidden) return
  if (!connected()) { delay = 300; connect(); return }
  const asked = Date.now()
  send({ ping: 1 })
  const old = socket
  setTimeout(() => { if (heard < asked && socket === old) old?.close() }, 5000)
}

addEventListener('online', prove)
addEventListener('pageshow', event => { if (event.persisted) prove() })
document.addEventListener('visibilitychange', () => {
  tellWhere()
  if (!document.hidden && Date.now() - heard > 60_000) prove()
})
setInterval(() => { if (Date.now() - heard > 45_000) prove() }, 15_000)
document.addEventListener('signed-in', () => { over = false; connect() })
connect()
