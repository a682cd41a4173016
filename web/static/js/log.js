/** The conversation's log: keeps to the end unless one reads back, fetches what is earlier, knows what was seen. */
import { _, n_ } from './words.js'
import { put, fragment } from './put.js'
import { post } from './api.js'

class ChatLog extends HTMLElement {
  /** New lines that came while one was reading back. */
  fresh = 0
  atEnd = true
  /** Id of the last line the server knows to be read. */
  read = ''

  connectedCallback() {
    /** @type {HTMLButtonElement | null | undefined} */
    this.jump = this.closest('.conv')?.querySelector('.jump')
    this.start()
    this.addEventListener('scroll', () => this.moved(), { passive: true })
    this.addEventListener('put', event => this.came(/** @type {CustomEvent<HTMLElement>} */ (event).detail))
    this.addEventListener('click', event => this.jumped(event))
    if (this.jump) this.jump.onclick = () => this.toEnd()
    new ResizeObserver(() => { if (this.atEnd) this.toEnd() }).observe(this)
    this.earlier()
    this.seen()
  }

  start() {
    const wanted = location.hash.startsWith('#m-') && document.getElementById(location.hash.slice(1))
    const place = wanted || this.querySelector('#unseen')
    if (place instanceof HTMLElement) place.scrollIntoView({ block: wanted ? 'center' : 'start' })
    else this.toEnd()
    if (wanted) flash(wanted)
    // pictures grow after they have come
    for (const image of this.querySelectorAll('img')) image.addEventListener('load', () => { if (this.atEnd) this.toEnd() }, { once: true })
    this.moved()
  }

  toEnd() {
    this.scrollTop = this.scrollHeight
    this.moved()
  }

  moved() {
    this.atEnd = this.scrollHeight - this.scrollTop - this.clientHeight < 60
    if (this.atEnd) {
      this.fresh = 0
      this.jump?.setAttribute('hidden', '')
      this.seen()
    }
  }

  /** @param {HTMLElement} el */
  came(el) {
    if (!el.matches('.msg')) return
    el.classList.add('fresh')
    const mine = el.dataset.state === 'sending' || el.matches(`[data-by="agent-${document.body.dataset.me}"]`)
    if (this.atEnd || mine) this.toEnd()
    else if (this.jump) {
      this.jump.hidden = false
      const words = this.jump.querySelector('span')
      if (words) words.textContent = n_('%(n)s new message', '%(n)s new messages', ++this.fresh)
    }
    if (el.matches('.in')) announce(`${el.querySelector('.by')?.textContent?.trim() ?? ''}: ${el.querySelector('.text')?.textContent ?? _('a file')}`)
    this.seen()
  }

  /** Tells the server how far this person has read, once per new line. */
  seen() {
    if (!this.atEnd || document.hidden || !this.isConnected) return
    const last = [...this.querySelectorAll('.msg[data-id]')].pop()
    const id = last instanceof HTMLElement ? last.dataset.id : ''
    if (!id || id === '0' || id === this.read) return
    this.read = id
    post(`/d/${this.dataset.id}/read`, { message: id }).catch(() => { this.read = '' })
  }

  earlier() {
    const mark = this.querySelector('#earlier')
    if (!(mark instanceof HTMLElement)) return
    const watch = new IntersectionObserver(async ([entry]) => {
      if (!entry.isIntersecting) return
      watch.disconnect()
      const answer = await fetch(mark.dataset.src ?? '', { headers: { 'HX-Request': 'true' } }).catch(() => null)
      if (!answer?.ok) { mark.textContent = _('Could not load what is earlier'); return }
      const html = await answer.text(), from = this.scrollHeight - this.scrollTop
      mark.remove()
      const fresh = fragment(html)
      window.htmx?.process(this)
      this.classList.add('loading')
      for (const el of [...fresh.children]) el.classList.remove('fresh')
      this.prepend(fresh)
      this.scrollTop = this.scrollHeight - from
      this.classList.remove('loading')
      window.htmx?.process(this)
      this.earlier()
    }, { root: this, rootMargin: '400px 0px 0px' })
    watch.observe(mark)
  }

  /** A quoted message is shown where it stands, if it stands here. @param {Event} event */
  jumped(event) {
    const link = event.target instanceof Element && event.target.closest('[data-jump]')
    if (!(link instanceof HTMLElement)) return
    event.preventDefault()
    const there = this.querySelector(`.msg[data-id="${Number(link.dataset.jump)}"]`)
    if (there) { there.scrollIntoView({ block: 'center', behavior: 'smooth' }); flash(there) }
    else window.htmx?.ajax('GET', `/d/${this.dataset.id}?at=${link.dataset.jump}`, { target: '#conv', swap: 'innerHTML' })
  }
}

/** @param {Element} el */
export function flash(el) {
  el.classList.remove('flash')
  requestAnimationFrame(() => el.classList.add('flash'))
  setTimeout(() => el.classList.remove('flash'), 1700)
}

/** @param {string} text */
export function announce(text) {
  const place = document.getElementById('announce')
  if (place) place.textContent = text.slice(0, 300)
}

document.addEventListener('visibilitychange', () => {
  const log = document.querySelector('chat-log')
  if (!document.hidden && log instanceof ChatLog) log.seen()
})
customElements.define('chat-log', ChatLog)
