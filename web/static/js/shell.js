/** The window around the pages: where one is, menus, toasts, what went wrong, and the window's title. */
import { _ } from './words.js'
import { tellWhere } from './live.js'
import { paintDrafts } from './composer.js'
import { post, refresh, Refused } from './api.js'
import { apply } from './put.js'

/** @param {string} selector */
const all = selector => [...document.querySelectorAll(selector)]
const inbox = () => document.getElementById('inbox')

// ---- toasts: `HX-Trigger: {"toast": {"text": …, "undo": "/address", "tone": "late"}}`
/** `tag`: it takes the place of one of the same.
 * @param {{text?: string, value?: string, undo?: string, tone?: string, href?: string, action?: string, tag?: string}} what */
export function toast(what) {
  const template = document.getElementById('toast'), place = document.getElementById('toasts')
  if (!(template instanceof HTMLTemplateElement) || !place) return
  const made = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild)
  const [words, button] = [made.querySelector('span'), made.querySelector('button')]
  if (words) words.textContent = what.text ?? what.value ?? ''
  if (what.tone) made.classList.add(what.tone)
  if (what.tag) {
    place.querySelector(`[data-tag="${CSS.escape(what.tag)}"]`)?.remove()
    made.dataset.tag = what.tag
  }
  if (button && (what.undo || what.href)) {
    button.hidden = false
    button.textContent = what.action ?? _('Undo')
    button.onclick = () => {
      made.remove()
      if (what.undo) tryPost(what.undo)
      else if (what.href) go(what.href)
    }
  }
  place.append(made)
  while (place.children.length > 3) place.firstElementChild?.remove()
  setTimeout(() => made.remove(), what.undo ? 10_000 : 5_000)
}
document.addEventListener('toast', event => toast(/** @type {CustomEvent} */ (event).detail))

/** POSTs and tells of a refusal. @param {string} url @param {Record<string, any>} [values] */
export async function tryPost(url, values) {
  try { return await post(url, values) } catch (error) {
    if (error instanceof Refused && error.status !== 401) toast({ text: error.message, tone: 'late' })
  }
}

/** Asked by a script, htmx would name the body as the target, and get a whole window to put into this one.
 * @param {string} href @param {string} target */
const load = (href, target) => window.htmx.ajax('GET', href, { target, swap: 'innerHTML', headers: { 'HX-Target': target } })

/** Another page on the same stage. @param {string} href */
export function go(href) {
  const path = new URL(href, location.href).pathname
  load(href, /^\/d\/\d+$/.test(path) && inbox() ? '#conv' : '#stage')
  history.pushState({ htmx: true }, '', href)
  arrived()
}

// ---- where one is: the address decides, so that Back, a click and a reload agree
function arrived() {
  for (const stray of all('#stage > title, #conv > title')) stray.remove()
  const dialog = /^\/d\/(\d+)/.exec(location.pathname)?.[1]
  const box = inbox()
  if (box) {
    if (dialog) box.dataset.open = dialog
    else delete box.dataset.open
    box.classList.remove('side-open')
  }
  for (const link of all('#rows > .row > a')) mark(link, link.parentElement?.id === `d-${dialog}`)
  for (const link of all('#views a')) mark(link, isHere(link, box))
  paintDrafts()
  faces()
  tellWhere()
}

/** @param {Element} link @param {HTMLElement | null} box */
function isHere(link, box) {
  if (!(link instanceof HTMLElement)) return false
  return box ? link.dataset.view === box.dataset.view : location.pathname.startsWith(link.getAttribute('href') ?? '?')
}

/** @param {Element} link @param {boolean} here */
function mark(link, here) {
  if (here) link.setAttribute('aria-current', link.matches('.row > a') ? 'true' : 'page')
  else link.removeAttribute('aria-current')
}

/** Back and forward: a dialog replaces a dialog, anything else the stage. */
document.addEventListener('htmx:before:history:restore', event => {
  event.preventDefault()
  const path = location.pathname, box = inbox()
  if (box && path === `/inbox/${box.dataset.view}`) { empty(); arrived(); return }
  load(path + location.search, /^\/d\/\d+$/.test(path) && box ? '#conv' : '#stage').then(arrived)
})

/** The list stays, nothing is open. */
function empty() {
  for (const id of ['conv', 'info']) document.getElementById(id)?.replaceChildren()
}

document.addEventListener('htmx:after:swap', arrived)
document.addEventListener('htmx:after:history:push', arrived)
document.addEventListener('too-old', () => go(location.pathname + location.search))
document.addEventListener('live', event => {
  const { dialogs = [], tasks = [] } = /** @type {CustomEvent<import('./live.js').Touched>} */ (event).detail
  const open = Number(inbox()?.dataset.open ?? 0), page = document.querySelector('[data-page]')
  if (open && (dialogs.includes(open) || tasks.some(id => document.getElementById(`t-${id}`)))) soon(`/d/${open}/around`, 120)
  if (dialogs.length || tasks.length) soon('/views', 600)
  if (tasks.length && page instanceof HTMLElement && concerns(page.dataset.page ?? '', tasks)) {
    const here = location.pathname + location.search
    soon(here, 250, () => location.pathname + location.search === here) // who has gone on is not brought back
  }
  paintDrafts()
  title()
})

/** @param {string} page @param {number[]} tasks */
const concerns = (page, tasks) => page === 'tasks' || page === 'outages' || tasks.some(id => page === `task-${id}`)

/** What waits to be asked for again; many events in a row ask once. @type {Map<string, ReturnType<typeof setTimeout>>} */
const asked = new Map()

/** @param {string} url @param {number} after milliseconds @param {() => boolean} wanted whether the answer is still of use */
function soon(url, after, wanted = () => true) {
  if (asked.has(url)) return
  asked.set(url, setTimeout(() => {
    asked.delete(url)
    if (!wanted()) return
    refresh(url, parts => { if (wanted()) apply(parts) }).then(() => { title(); faces() }, () => {})
  }, after))
}

// ---- colleagues: who else looks, who writes
/** @type {ReturnType<typeof setTimeout> | undefined} */
let hush
document.addEventListener('typing', event => {
  const who = /** @type {CustomEvent} */ (event).detail, aside = document.querySelector('[data-typing]')
  if (!(aside instanceof HTMLElement) || Number(inbox()?.dataset.open) !== who.dialog) return
  const words = aside.querySelector('span')
  if (words) words.textContent = _('%(name)s is writing', { name: who.name })
  aside.hidden = false
  clearTimeout(hush)
  hush = setTimeout(() => { aside.hidden = true }, 4000)
})

function title() {
  const n = all('#views [data-badge]').reduce((sum, el) => sum + Number(el instanceof HTMLElement && el.dataset.badge), 0)
  document.title = (n ? `(${n}) ` : '') + document.title.replace(/^\(\d+\) /, '')
  if ('setAppBadge' in navigator) navigator.setAppBadge(n).catch(() => {})
}

// ---- requests of htmx: the token goes with them; a refusal is told, and nothing typed is lost
document.addEventListener('htmx:config:request', event => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail
  ctx.request.headers['X-CSRF-Token'] = document.querySelector('meta[name=csrf]')?.getAttribute('content') ?? ''
})
document.addEventListener('htmx:before:request', () => document.body.classList.add('busy'))
document.addEventListener('htmx:finally:request', () => document.body.classList.remove('busy'))
document.addEventListener('htmx:before:response', event => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail, status = ctx.response.status
  if (status < 400 || (status === 422 && !ctx.response.raw.headers.has('X-Refusal'))) return // a form drawn anew, with what is wrong in it
  event.preventDefault()
  if (status === 401) { document.dispatchEvent(new CustomEvent('signed-out')); return }
  ctx.response.raw.text().then((/** @type {string} */ text) => toast({ text: reason(text), tone: 'late' }))
})
document.addEventListener('htmx:error', event => {
  const { error } = /** @type {CustomEvent} */ (event).detail
  if (error?.name === 'TypeError' || error === 'timeout') toast({ text: _('The server did not answer'), tone: 'late' })
})

/** @param {string} text of a refusal: problem+json, a sentence, or a page */
function reason(text) {
  try { const said = JSON.parse(text); return said.detail || said.title } catch { return text && !text.includes('<') ? text : _('This could not be done') }
}

document.addEventListener('signed-out', () => {
  const dialog = document.getElementById('session')
  const link = dialog?.querySelector('[data-sign-in]')
  link?.setAttribute('href', `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
})

// ---- clicks that need no server
document.addEventListener('click', event => {
  const at = event.target instanceof Element ? event.target : null
  const el = at?.closest('[data-close], [data-side], [data-back], [data-sheet], [data-copy-link], [data-copy-text], [data-copy], [data-zoom], [data-closes] a, a[data-closes]')
  if (!(el instanceof HTMLElement)) return
  const d = el.dataset
  if ('close' in d) el.closest('dialog')?.close()
  else if ('side' in d) inbox()?.classList.toggle('side-open')
  else if ('back' in d) { event.preventDefault(); history.pushState({ htmx: true }, '', `/inbox/${inbox()?.dataset.view}`); empty(); arrived() }
  else if (d.sheet) open(d.sheet)
  else if (d.copyLink) copy(new URL(d.copyLink, location.href).href)
  else if (d.copyText) copy(document.querySelector(d.copyText)?.textContent ?? '')
  else if (d.copy) copy(document.querySelector(d.copy)?.textContent?.trim() ?? '')
  else if ('zoom' in d) { event.preventDefault(); zoom(el) }
  else closeAround(el)
})

/** @param {string} id of a dialog element */
function open(id) {
  const dialog = document.getElementById(id)
  closeAll()
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
}

/** @param {string} text */
async function copy(text) {
  await navigator.clipboard?.writeText(text).then(() => toast({ text: _('Copied') }), () => toast({ text: _('The browser did not let it be copied'), tone: 'late' }))
  closeAll()
}

/** @param {HTMLElement} link */
function zoom(link) {
  const box = document.getElementById('lightbox'), image = box?.querySelector('img')
  if (!(box instanceof HTMLDialogElement) || !image) return
  image.src = link.getAttribute('href') ?? ''
  image.alt = link.querySelector('img')?.alt || (link.querySelector('b')?.textContent ?? '')
  box.showModal()
  box.onclick = () => box.close()
}

/** @param {Element} el */
function closeAround(el) {
  const around = el.closest('[popover]')
  if (around instanceof HTMLElement && around.matches(':popover-open')) around.hidePopover()
}
function closeAll() { for (const el of all('[popover]:popover-open')) if (el instanceof HTMLElement) el.hidePopover() }

// a form in a popover or a dialog that did its work goes away
document.addEventListener('htmx:after:request', event => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail, form = ctx.sourceElement
  if (ctx.response.status >= 400 || !(form instanceof Element) || !form.closest('[data-closes]')) return
  closeAround(form)
  const dialog = form.closest('dialog')
  if (dialog) dialog.close()
})
document.addEventListener('htmx:after:swap', event => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail
  const target = ctx.target instanceof Element ? ctx.target : null
  target?.querySelector('[autofocus]')?.focus()
  if (target instanceof HTMLDialogElement && target.childElementCount && !target.open) open(target.id)
})
document.addEventListener('toggle', event => {
  const el = event.target
  if (el instanceof HTMLElement && el.matches('#menu, #menu-up, #new-task, #card-menu') && /** @type {ToggleEvent} */ (event).newState === 'closed') el.replaceChildren()
}, true)

/** Where each colleague is, as far as we were told. @type {Map<number, {name: string, dialog: number}>} */
const places = new Map()
document.addEventListener('here', event => {
  const { agent, name, dialog } = /** @type {CustomEvent} */ (event).detail
  places.set(agent, { name, dialog })
  faces()
})

/** Who else looks at the open dialog. */
function faces() {
  const open = Number(inbox()?.dataset.open ?? 0), row = document.getElementById(`viewers-${open}`)
  row?.replaceChildren(...[...places].filter(([, at]) => at.dialog === open).slice(0, 4).map(([agent, { name }]) => {
    const face = document.createElement('span')
    face.className = 'avatar s'
    face.dataset.hue = String(agent % 8)
    face.title = _('%(name)s looks at this dialog', { name })
    face.setAttribute('role', 'img')
    face.setAttribute('aria-label', face.title)
    face.textContent = name.slice(0, 1).toUpperCase()
    return face
  }))
}

/** Who opened a popover that several buttons share: another button moves it instead of closing it.
 * @type {WeakMap<Element, Element>} */
const openers = new WeakMap()
document.addEventListener('click', event => {
  const button = event.target instanceof Element && event.target.closest('[popovertarget]')
  const shared = button && document.getElementById(button.getAttribute('popovertarget') ?? '')
  if (!button || !shared) return
  if (shared.matches(':popover-open') && openers.get(shared) !== button && button.getAttribute('popovertargetaction') !== 'hide') shared.hidePopover()
  openers.set(shared, button)
}, true)

// ---- menus: type to narrow, arrows to walk
document.addEventListener('input', event => {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || !('filter' in field.dataset)) return
  const wanted = field.value.trim().toLocaleLowerCase()
  for (const item of field.closest('.menu')?.querySelectorAll('button, label.check') ?? []) {
    if (item instanceof HTMLElement) item.hidden = !!wanted && !item.textContent?.toLocaleLowerCase().includes(wanted)
  }
})
document.addEventListener('keydown', event => {
  const menu = event.target instanceof Element && event.target.closest('.menu')
  if (!menu || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.code)) return
  const items = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll('a, button, label.check input')].filter(el => el.checkVisibility()))
  const field = event.target instanceof HTMLInputElement && 'filter' in event.target.dataset ? event.target : null
  if (event.code === 'Enter') {
    if (!field) return
    event.preventDefault()
    if (items.length) items[0].click()
    else if (field.dataset.new && field.value.trim()) tryPost(field.dataset.new, { name: field.value.trim() }).then(closeAll)
    return
  }
  event.preventDefault()
  const step = event.code === 'ArrowDown' ? 1 : -1
  const index = items.indexOf(/** @type {HTMLElement} */ (document.activeElement))
  items[(index + step + items.length) % items.length]?.focus()
})

// browsers without command/commandfor
if (!('command' in HTMLButtonElement.prototype)) {
  document.addEventListener('click', event => {
    const button = event.target instanceof Element && event.target.closest('[commandfor]')
    const dialog = button && document.getElementById(button.getAttribute('commandfor') ?? '')
    if (!button || !(dialog instanceof HTMLDialogElement)) return
    if (button.getAttribute('command') === 'close') dialog.close()
    else dialog.showModal()
  })
}

arrived()
title()
