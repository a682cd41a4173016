/** What was written and is not yet with the server: kept in the browser, sent in order, never twice, never lost. */
import { post, Refused } from './api.js'
import { _, clock } from './words.js'
import { apply, put } from './put.js'

/** @typedef {{dialog: string, id: string, kind: 'reply' | 'note', text: string, reply: string, files: string[], names: string[], at: number, seen?: number, problem?: string}} Letter */

const KEY = `outbox:${document.body.dataset.me}`
/** What is being sent now, by dialog. @type {Map<string, Promise<void>>} */
const under = new Map()

/** Drafts on their way to the server, by dialog: an answer goes after them, else one could come back behind it.
 * @type {Map<string, Promise<unknown>>} */
export const drafts = new Map()

/** @returns {Letter[]} */
const all = () => { try { return JSON.parse(localStorage.getItem(KEY) ?? '[]') } catch { return [] } }
/** @param {Letter[]} letters */
const keep = letters => localStorage.setItem(KEY, JSON.stringify(letters))
/** @param {string} id */
const drop = id => keep(all().filter(letter => letter.id !== id))

/** @param {Letter} letter */
export function send(letter) {
  keep([...all(), letter])
  show(letter)
  carry(letter.dialog)
}

/** Sends a dialog's letters one after another; one that cannot go now stops those behind it. @param {string} dialog */
function carry(dialog) {
  const work = under.get(dialog) ?? Promise.resolve().then(async () => {
    try {
      for (let letter; (letter = all().find(l => l.dialog === dialog && !l.problem));) if (!await carried(letter)) break
    } finally { under.delete(dialog) }
  })
  under.set(dialog, work)
  return work
}

/** Waits for what is being sent in a dialog, or in all of them; whether it arrived. @param {string} [dialog] */
async function arrived(dialog) {
  const now = [...under].filter(([id]) => !dialog || id === dialog)
  await Promise.allSettled(now.map(([, work]) => work))
  return !all().some(letter => now.some(([id]) => id === letter.dialog))
}

/** Closes a dialog behind the answer that was just written. @param {string} dialog */
export async function closeAfter(dialog) {
  if (await arrived(dialog)) post(`/d/${dialog}/close`).catch(() => {})
  else staysOpen()
}

const staysOpen = () => document.dispatchEvent(new CustomEvent('toast', { detail: { text: _('The dialog stays open: your answer has not been sent.'), tone: 'late' } }))

// what is done with a dialog follows the answer that was written before: an answer opens and takes it
document.addEventListener('htmx:config:request', event => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail, path = String(ctx.request.action)
  const [here, dialog] = /^\/(?:d\/(\d+)|bulk)\//.exec(path) ?? []
  if (!here || ctx.request.method === 'GET') return
  ctx.fetch = async (/** @type {string} */ url, /** @type {RequestInit} */ options) => {
    if (await arrived(dialog) || !path.endsWith('/close')) return fetch(url, options)
    staysOpen()
    throw new DOMException('not closed', 'AbortError')
  }
})

/** @param {Letter} letter */
async function carried(letter) {
  await drafts.get(letter.dialog)
  const values = new URLSearchParams({ client_id: letter.id, kind: letter.kind, text: letter.text, reply_to: letter.reply })
  for (const file of letter.files) values.append('file', file)
  if (letter.seen !== undefined) values.append('seen', String(letter.seen))
  try {
    const { parts } = await post(`/d/${letter.dialog}/messages`, values, {}, () => {})
    drop(letter.id)
    // the socket may have been faster, and then knows more
    if (document.getElementById(`m-${letter.id}`)?.dataset.id === '0') apply(parts)
    return true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const letters = all(), mine = letters.find(l => l.id === letter.id)
    if (error.passing || error.status === 401) { mark(letter.id, 'failed', _('Not sent yet: %(why)s', { why: error.message })); return false }
    // whoever sends again after a colleague's unseen answer has now seen it
    if (mine) { mine.problem = error.message; delete mine.seen; keep(letters) }
    mark(letter.id, 'failed', error.message)
    return true
  }
}

/** The bubble, at once. @param {Letter} letter */
function show(letter) {
  const log = document.querySelector(`chat-log[data-id="${letter.dialog}"]`)
  const template = document.getElementById(letter.kind === 'note' ? 'bubble-note' : 'bubble-out')
  if (!log || !(template instanceof HTMLTemplateElement) || document.getElementById(`m-${letter.id}`)) return
  const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
  const bubble = /** @type {HTMLElement} */ (made.querySelector('.msg'))
  bubble.id = `m-${letter.id}`
  bubble.dataset.state = 'sending'
  bubble.dataset.at = String(letter.at)
  const text = bubble.querySelector('.text'), time = bubble.querySelector('time')
  if (text) text.textContent = [letter.text, ...letter.names.map(name => `📎 ${name}`)].filter(Boolean).join('\n')
  if (time) { time.textContent = clock(letter.at); time.removeAttribute('title') }
  const last = [...log.querySelectorAll('.msg')].pop()
  if (last instanceof HTMLElement && last.dataset.by === bubble.dataset.by && last.matches('.note') === bubble.matches('.note') && letter.at - Number(last.dataset.at) < 300_000) bubble.classList.add('cont')
  bubble.querySelector('.tools')?.remove()
  const holder = document.createDocumentFragment()
  holder.append(bubble)
  put(log, holder)
  if (letter.problem) mark(letter.id, 'failed', letter.problem)
}

/** @param {string} id @param {string} state @param {string} [why] */
function mark(id, state, why = '') {
  const bubble = document.getElementById(`m-${id}`)
  if (!bubble) return
  bubble.dataset.state = state
  bubble.querySelector('.trouble')?.remove()
  if (state !== 'failed') return
  const trouble = document.createElement('div')
  trouble.className = 'trouble'
  const words = document.createElement('span')
  words.textContent = why
  trouble.append(words, button(_('Send again'), () => again(id)), button(_('Take back'), () => takeBack(id)))
  bubble.append(trouble)
}

/** @param {string} name @param {() => void} action */
function button(name, action) {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'link'
  made.textContent = name
  made.onclick = action
  return made
}

/** @param {string} id */
function again(id) {
  const letters = all(), letter = letters.find(l => l.id === id)
  if (!letter) return
  delete letter.problem
  keep(letters)
  mark(id, 'sending')
  carry(letter.dialog)
}

/** Back into the composer, so that nothing typed is lost. @param {string} id */
function takeBack(id) {
  const letter = all().find(l => l.id === id)
  drop(id)
  document.getElementById(`m-${id}`)?.remove()
  if (letter) document.dispatchEvent(new CustomEvent('taken-back', { detail: letter }))
}

/** Bubbles of what still waits, when a dialog is opened. @param {string} dialog */
export function showWaiting(dialog) {
  for (const letter of all()) if (letter.dialog === dialog) show(letter)
}

export const waiting = () => all().length

function carryAll() {
  for (const dialog of new Set(all().map(letter => letter.dialog))) carry(dialog)
}
document.addEventListener('online-again', carryAll)
document.addEventListener('signed-in', carryAll)
