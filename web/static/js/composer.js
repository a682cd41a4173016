/** The composer: drafts that stay with their dialog, files that go up while one types, a reply that is never a note. */
import { post } from './api.js'
import { send as sendLive } from './live.js'
import { closeAfter, drafts, send, showWaiting } from './outbox.js'
import { begin } from './uploads.js'
import { _ } from './words.js'

/** Files chosen and not yet sent, by dialog: they wait for one to come back. @type {Map<string, import('./uploads.js').Upload[]>} */
const chosen = new Map()
const me = document.body.dataset.me

/** @param {string} dialog @param {string} kind */
const draftKey = (dialog, kind) => `draft:${me}:${dialog}:${kind}`

class ChatComposer extends HTMLElement {
  dialog = ''
  /** Id of the message that is answered. */
  reply = ''
  typed = 0
  /** What is to be done when the files are there. @type {'' | 'send' | 'close'} */
  waits = ''
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer

  get form() { return /** @type {HTMLFormElement} */ (this.querySelector('form')) }
  get text() { return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea')) }

  connectedCallback() {
    this.dialog = this.dataset.id ?? ''
    for (const kind of ['reply', 'note']) {
      const key = draftKey(this.dialog, kind), kept = kind === 'note' ? this.dataset.draftNote : this.dataset.draftReply
      if (kept && !localStorage.getItem(key)) localStorage.setItem(key, kept)
    }
    this.form.addEventListener('submit', event => { event.preventDefault(); this.submit() })
    this.form.addEventListener('change', event => { if (/** @type {HTMLInputElement} */ (event.target).name === 'kind') this.turned() })
    this.text.addEventListener('input', () => this.wrote())
    this.text.addEventListener('keydown', event => this.pressed(event))
    this.text.addEventListener('paste', event => this.pasted(event))
    for (const name of ['dragenter', 'dragover']) this.form.addEventListener(name, event => { event.preventDefault(); this.form.classList.add('dropping') })
    for (const name of ['dragleave', 'drop']) this.form.addEventListener(name, () => this.form.classList.remove('dropping'))
    this.form.addEventListener('drop', event => { event.preventDefault(); this.attach(event.dataTransfer?.files) })
    const input = this.querySelector('[data-file]')
    if (input instanceof HTMLInputElement) input.onchange = () => { this.attach(input.files); input.value = '' }
    this.querySelector('[data-answering] button')?.addEventListener('click', () => this.quote(''))
    this.turned(false)
    this.showFiles()
    showWaiting(this.dialog)
  }

  get kind() { return /** @type {'reply' | 'note'} */ (new FormData(this.form).get('kind') ?? 'note') }

  /** Number of the newest message on the screen. */
  get seen() {
    const sorts = [...document.querySelectorAll(`chat-log[data-id="${this.dialog}"] > [data-id]`)].map(el => Number(el.getAttribute('data-sort')))
    return Math.max(0, ...sorts.filter(sort => sort < 1e12)) / 10
  }

  turned(focus = true) {
    this.text.value = localStorage.getItem(draftKey(this.dialog, this.kind)) ?? ''
    this.text.placeholder = (this.kind === 'note' ? this.text.dataset.noteHint : this.text.dataset.replyHint) ?? ''
    if (focus) this.text.focus()
  }

  wrote() {
    const key = draftKey(this.dialog, this.kind), text = this.text.value
    if (text) localStorage.setItem(key, text)
    else localStorage.removeItem(key)
    document.dispatchEvent(new CustomEvent('draft', { detail: this.dialog }))
    clearTimeout(this.timer)
    const dialog = this.dialog, kind = this.kind
    this.timer = setTimeout(() => this.save(dialog, kind, text), 1200)
    if (kind === 'reply' && Date.now() - this.typed > 3000) {
      this.typed = Date.now()
      sendLive({ typing: Number(dialog) })
    }
  }

  /** For one's other screens. @param {string} dialog @param {string} kind @param {string} text */
  async save(dialog, kind, text) {
    const place = this.querySelector('[data-saved]')
    const saving = post(`/d/${dialog}/draft`, { kind, text }).then(() => _('Draft saved'), () => _('Draft kept in this browser'))
    drafts.set(dialog, saving)
    const said = await saving
    if (drafts.get(dialog) === saving) drafts.delete(dialog)
    if (place && text) place.textContent = said
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing) return
    const mod = event.ctrlKey || event.metaKey
    const enterSends = document.body.dataset.enter === '1'
    if (event.code === 'Enter' && (mod || enterSends && !event.shiftKey)) { event.preventDefault(); this.submit(mod && event.shiftKey) }
    else if (event.code === 'KeyN' && mod && event.shiftKey) { event.preventDefault(); this.toggle() }
    else if (event.code === 'Escape') {
      event.stopPropagation()
      this.text.blur()
      const row = document.querySelector(`#d-${this.dialog} > a`)
      if (row instanceof HTMLElement) row.focus({ preventScroll: true })
    }
  }

  toggle() { this.choose(this.kind === 'note' ? 'reply' : 'note') }

  /** @param {'reply' | 'note'} kind */
  choose(kind) {
    const radio = this.form.querySelector(`[name=kind][value=${kind}]`)
    if (!(radio instanceof HTMLInputElement) || radio.disabled) return
    radio.checked = true
    this.turned()
  }

  async submit(close = false) {
    const uploads = chosen.get(this.dialog) ?? []
    const text = this.text.value.trim(), kind = this.kind
    if (!text && !uploads.length) { this.text.focus(); return }
    if (uploads.some(upload => upload.request)) { this.say(_('Waiting for the files…')); this.waits = close ? 'close' : 'send'; return }
    const ready = uploads.filter(upload => upload.id)
    clearTimeout(this.timer)
    localStorage.removeItem(draftKey(this.dialog, kind))
    this.text.value = ''
    chosen.delete(this.dialog)
    this.showFiles()
    send({ dialog: this.dialog, id: crypto.randomUUID(), kind, text, reply: kind === 'reply' ? this.reply : '', files: ready.map(u => u.id ?? ''), names: ready.map(u => u.name), at: Date.now(), seen: this.seen })
    this.quote('')
    this.say('')
    document.dispatchEvent(new CustomEvent('draft', { detail: this.dialog }))
    this.text.focus()
    if (close) closeAfter(this.dialog)
  }

  /** @param {string} text */
  say(text) {
    const place = this.querySelector('[data-saved]')
    if (place) place.textContent = text
  }

  /** @param {string} id of the message that is answered; empty for none */
  quote(id) {
    this.reply = id
    const box = this.querySelector('[data-answering]'), message = id && document.querySelector(`chat-log .msg[data-id="${id}"]`)
    if (!(box instanceof HTMLElement)) return
    box.hidden = !message
    if (!message) return
    const [author, words] = [box.querySelector('b'), box.querySelector('.quoted > span')]
    if (author) author.textContent = message.querySelector('.by')?.textContent?.trim() ?? ''
    if (words) words.textContent = message.querySelector('.text')?.textContent ?? _('a file')
    this.choose('reply')
  }

  /** @param {ClipboardEvent} event */
  pasted(event) {
    const files = event.clipboardData?.files
    if (!files?.length) return
    event.preventDefault()
    this.attach(files)
  }

  /** @param {FileList | null | undefined} files */
  attach(files) {
    for (const file of files ?? []) this.upload(file)
    this.showFiles()
  }

  /** @param {File} file */
  upload(file) {
    const dialog = this.dialog, limit = Number(this.dataset.fileLimit)
    const upload = begin(file, {
      gone: () => { chosen.set(dialog, (chosen.get(dialog) ?? []).filter(other => other !== upload)) },
      settled: () => {
        if (!this.waits || (chosen.get(this.dialog) ?? []).some(u => u.request)) return
        const close = this.waits === 'close'
        this.waits = ''
        this.submit(close)
      },
      refused: limit && file.size > limit && this.kind === 'reply' ? _('too big for this channel') : '',
    })
    chosen.set(dialog, [...(chosen.get(dialog) ?? []), upload])
  }

  showFiles() {
    this.querySelector('[data-files]')?.replaceChildren(...(chosen.get(this.dialog) ?? []).map(upload => upload.chip))
  }
}

document.addEventListener('click', event => {
  const button = event.target instanceof Element && event.target.closest('[data-reply]')
  const composer = document.querySelector('chat-composer')
  if (button instanceof HTMLElement && composer instanceof ChatComposer) composer.quote(button.dataset.reply ?? '')
})
document.addEventListener('taken-back', event => {
  const letter = /** @type {CustomEvent<import('./outbox.js').Letter>} */ (event).detail
  const key = draftKey(letter.dialog, letter.kind)
  localStorage.setItem(key, [localStorage.getItem(key), letter.text].filter(Boolean).join('\n'))
  const composer = document.querySelector('chat-composer')
  if (composer instanceof ChatComposer && composer.dialog === letter.dialog) { composer.choose(letter.kind); composer.turned() }
})

/** Rows say that something is begun. */
export function paintDrafts() {
  for (const row of document.querySelectorAll('#rows > .row')) {
    const line = row.querySelector('[data-line]'), dialog = row.id.slice(2)
    const draft = localStorage.getItem(draftKey(dialog, 'reply'))
    if (!(line instanceof HTMLElement) || !draft === !line.classList.contains('draft') && !draft) continue
    line.dataset.was ??= line.innerHTML
    line.classList.toggle('draft', !!draft)
    line.dataset.label = _('Draft:')
    if (draft) line.textContent = draft
    else line.innerHTML = line.dataset.was
  }
}
document.addEventListener('draft', paintDrafts)
customElements.define('chat-composer', ChatComposer)
