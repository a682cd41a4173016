/** Keys by their place on the keyboard, so that they are the same on a Russian layout. What a key does stands in the
 * page: `data-key="KeyA"`, `"Slash shift"`, `"g KeyM"` on the element that is pressed. Never with Alt, never in a field. */
import { _ } from './words.js'

let lead = ''
/** @type {ReturnType<typeof setTimeout> | undefined} */
let forget

const seen = (/** @type {Element} */ el) => el.checkVisibility({ visibilityProperty: true })
const rows = () => /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('#rows > .row > a')].filter(seen))

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.altKey || event.isComposing || document.body.dataset.keys === 'off') return
  if (event.ctrlKey || event.metaKey) {
    if (event.code === 'KeyK' && !event.shiftKey) { event.preventDefault(); press('Slash') }
    return
  }
  if (event.target instanceof Element && event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')) return
  // what lies above the page has the keys, and the browser closes it on Escape
  if (document.querySelector('dialog[open], [popover]:popover-open')) return
  if (act(event.code, event.shiftKey)) event.preventDefault()
})

/** @param {string} code @param {boolean} shift */
function act(code, shift) {
  clearTimeout(forget)
  const spec = (lead ? `${lead} ` : '') + code + (shift ? ' shift' : '')
  if (!lead && code === 'KeyG' && !shift) {
    lead = 'g'
    forget = setTimeout(() => { lead = '' }, 1200)
    return true
  }
  lead = ''
  return press(spec) || walk(code, shift)
}

/** @param {string} spec */
function press(spec) {
  const el = [...document.querySelectorAll(`[data-key="${spec}"]`)].find(found => seen(found) || found.closest('[popover]'))
  if (!(el instanceof HTMLElement)) return false
  el.click()
  if (el.matches('label')) document.querySelector('textarea')?.focus()
  return true
}

/** The list, and ways back. @param {string} code @param {boolean} shift */
function walk(code, shift) {
  const list = rows(), here = list.findIndex(a => a === document.activeElement)
  const now = here >= 0 ? here : list.findIndex(a => a.hasAttribute('aria-current'))
  const to = (/** @type {number} */ index) => {
    const link = list[Math.max(0, Math.min(index, list.length - 1))]
    link?.focus({ preventScroll: true })
    link?.scrollIntoView({ block: 'nearest' })
    link?.click()
    return !!link
  }
  switch (code) {
    case 'KeyJ': return to(now + 1)
    case 'KeyK': return to(now < 0 ? 0 : now - 1)
    case 'ArrowDown': return here >= 0 && to(here + 1)
    case 'ArrowUp': return here >= 0 && to(here - 1)
    case 'KeyX': return now >= 0 && pick(list[now], shift)
    case 'KeyU':
    case 'Escape': return back()
    case 'KeyO': return toLog()
  }
  return false
}

/** @param {HTMLAnchorElement} link @param {boolean} range */
function pick(link, range) {
  link.parentElement?.querySelector('.pick input')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: range }))
  return true
}

function toLog() {
  const log = document.querySelector('chat-log')
  if (log instanceof HTMLElement) log.focus()
  return !!log
}

function back() {
  const side = document.querySelector('.inbox.side-open')
  if (side) { side.classList.remove('side-open'); return true }
  const arrow = document.querySelector('[data-back]')
  if (arrow instanceof HTMLElement && seen(arrow)) { arrow.click(); return true }
  const current = rows().find(a => a.hasAttribute('aria-current'))
  current?.focus({ preventScroll: true })
  return !!current
}

// ---- the sheet of keys, made of what is on the page
const RUSSIAN = { A: 'Ф', E: 'У', G: 'П', J: 'О', K: 'Л', L: 'Д', M: 'Ь', N: 'Т', O: 'Щ', R: 'К', S: 'Ы', T: 'Е', U: 'Г', X: 'Ч' }
const SIGN = /** @type {Record<string, string>} */ ({ Slash: '/', 'Slash shift': '?', Period: '.', BracketRight: ']', BracketLeft: '[' })

/** @param {string} spec */
function legend(spec) {
  if (SIGN[spec]) return [SIGN[spec]]
  return spec.split(' ').map(part => {
    const letter = part.replace('Key', '').toUpperCase()
    if (part === 'shift') return '⇧'
    const other = RUSSIAN[/** @type {keyof typeof RUSSIAN} */ (letter)]
    return SIGN[part] ?? (other ? `${letter} / ${other}` : letter)
  })
}

function sheet() {
  const place = document.querySelector('[data-keys-list]')
  if (!place) return
  /** @type {[string, string][]} */
  const known = [['KeyJ', _('Next dialog')], ['KeyK', _('Previous dialog')], ['KeyX', _('Select')], ['KeyU', _('Back to the list')], ['KeyO', _('To the conversation')]]
  for (const el of document.querySelectorAll('[data-key]')) {
    const name = el.getAttribute('aria-label') ?? el.getAttribute('title')?.split(' · ')[0] ?? el.textContent?.trim()
    const spec = el.getAttribute('data-key')
    if (spec && name && !known.some(([key]) => key === spec)) known.push([spec, name.replace(/\s*[\d/?]+$/, '')])
  }
  known.push(['Ctrl ↵', _('Send')], ['Ctrl ⇧ ↵', _('Send and close')], ['Ctrl ⇧ N', _('Reply or note')])
  place.replaceChildren(...known.map(([spec, name]) => {
    const line = document.createElement('div'), words = document.createElement('span')
    line.className = 'cluster'
    words.className = 'grow'
    words.textContent = name
    line.append(words, ...(spec.startsWith('Ctrl') ? spec.split(' ') : legend(spec)).map(sign => Object.assign(document.createElement('kbd'), { textContent: sign })))
    return line
  }))
}
document.getElementById('keys-sheet')?.addEventListener('beforetoggle', sheet)
document.addEventListener('click', event => { if (event.target instanceof Element && event.target.closest('[data-sheet="keys-sheet"]')) sheet() }, true)
