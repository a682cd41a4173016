/** What scripts say, in the person's language, and times that are told anew as they pass. */

/** @type {{language: string, zone: string, strings: Record<string, string | string[]>}} */
const given = JSON.parse(document.getElementById('words')?.textContent || '{"language":"en","zone":"UTC","strings":{}}')
const plural = new Intl.PluralRules(given.language)
const FORM = { zero: 2, one: 0, two: 1, few: 1, many: 2, other: 2 }

/** @param {string} text @param {Record<string, any>} values */
const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_all, name) => String(values[name] ?? '')).replaceAll('%%', '%')

/** The text in the person's language. @param {string} text @param {Record<string, any>} [values] */
export const _ = (text, values = {}) => fill(String(given.strings[text] ?? text), values)

/** @param {string} one @param {string} many @param {number} n */
export function n_(one, many, n) {
  const forms = given.strings[one]
  const text = Array.isArray(forms) ? forms[FORM[plural.select(n)]] : n === 1 ? one : many
  return fill(text, { n })
}

/** @param {Intl.DateTimeFormatOptions} options */
const format = options => new Intl.DateTimeFormat(given.language, { timeZone: given.zone, ...options })
const clockFormat = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const weekday = format({ weekday: 'short' })
const monthDay = format({ day: 'numeric', month: 'short' })
const dayNumber = new Intl.DateTimeFormat('en-CA', { timeZone: given.zone })
const relative = new Intl.RelativeTimeFormat(given.language, { numeric: 'always' })

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR

/** @param {number} at */
export const clock = at => clockFormat.format(at)

/** Whole days on the person's calendar from a to b. @param {number} a @param {number} b */
const days = (a, b) => Math.round((Date.parse(dayNumber.format(b)) - Date.parse(dayNumber.format(a))) / DAY)

/** @param {number} length milliseconds */
function span(length) {
  if (length < HOUR) return _('%(n)s min', { n: Math.max(1, Math.floor(length / MINUTE)) })
  if (length < DAY) return _('%(n)s h', { n: Math.floor(length / HOUR) })
  return n_('%(n)s day', '%(n)s days', Math.floor(length / DAY))
}

/** A deadline, as the server says it (core.i18n.due). @param {number} at @param {number} now */
export function due(at, now) {
  if (at < now) return _('%(span)s late', { span: span(now - at) })
  const ahead = days(now, at)
  if (ahead === 0) return clock(at)
  if (ahead < 7) return `${ahead === 1 ? _('tomorrow') : weekday.format(at)} ${clock(at)}`
  return monthDay.format(at)
}

/** @param {number} at @param {number} now */
export function ago(at, now) {
  const past = now - at
  if (Math.abs(past) < MINUTE) return _('just now')
  /** @type {[number, Intl.RelativeTimeFormatUnit]} */
  const [unit, name] = Math.abs(past) < HOUR ? [MINUTE, 'minute'] : Math.abs(past) < DAY ? [HOUR, 'hour'] : [DAY, 'day']
  return relative.format(-Math.trunc(past / unit), name)
}

/** A time that grows old on the screen: `<rel-time data-at="…" data-as="due">`. */
class RelativeTime extends HTMLElement {
  connectedCallback() { this.tell() }
  tell() {
    const at = Number(this.dataset.at), now = Date.now(), text = (this.dataset.as === 'due' ? due : ago)(at, now)
    if (this.textContent !== text) this.textContent = text
    const chip = this.dataset.as === 'due' && this.closest('.chip')
    if (chip && !this.closest('.done')) {
      chip.classList.toggle('late', at < now)
      chip.classList.toggle('soon', at >= now && at - now < 2 * HOUR)
    }
  }
}
customElements.define('rel-time', RelativeTime)
setInterval(() => { for (const el of document.querySelectorAll('rel-time')) if (el instanceof RelativeTime) el.tell() }, 30_000)
