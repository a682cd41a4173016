/** Files put on a task: chosen, dropped or pasted. On a task that exists they hang at once, else its form takes them along. */
import { post } from './api.js'
import { begin, failed } from './uploads.js'

/** @typedef {import('./uploads.js').Upload} Upload */

class TaskFiles extends HTMLElement {
  /** @type {Set<Upload>} */
  under = new Set()
  /** The form was sent before its files were there. */
  waits = false

  connectedCallback() {
    const input = this.querySelector('input')
    if (input) input.onchange = () => { this.attach(input.files); input.value = '' }
  }

  disconnectedCallback() {
    if (!this.dataset.url) for (const upload of this.under) upload.request?.abort()
  }

  /** @param {FileList | null | undefined} files */
  attach(files) {
    this.closest('details')?.setAttribute('open', '')
    for (const file of files ?? []) {
      const upload = begin(file, { gone: gone => this.under.delete(gone), settled: settled => this.settled(settled) })
      this.under.add(upload)
      this.querySelector('[data-files]')?.append(upload.chip)
    }
  }

  /** @param {Upload} upload */
  settled(upload) {
    if (upload.id && this.dataset.url) { this.hang(upload, this.dataset.url); return }
    this.under.delete(upload)
    if (!upload.id) { this.waits = false; return }
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = 'file'
    field.value = upload.id
    upload.chip.append(field)
    if (!this.waits || this.under.size) return
    this.waits = false
    this.closest('form')?.requestSubmit()
  }

  /** @param {Upload} upload @param {string} url */
  hang(upload, url) {
    post(url, { file: upload.id }).then(
      () => { this.under.delete(upload); upload.chip.remove() },
      refused => failed(upload, refused.message, () => this.hang(upload, url)),
    )
  }
}
customElements.define('task-files', TaskFiles)

/** The place for files around an element; for what happens nowhere in particular, the one on top.
 * @param {EventTarget | null} target */
function place(target) {
  const around = target instanceof Element ? target.closest('[data-drops]') : null
  return around ?? (target === document.body ? document.querySelector('#new-task [data-drops]') ?? document.querySelector('[data-drops]') : null)
}

/** @param {Element | null} zone @param {FileList | undefined} files */
function take(zone, files) {
  const list = zone?.querySelector('task-files')
  if (!(list instanceof TaskFiles) || !files?.length) return false
  list.attach(files)
  return true
}

document.addEventListener('dragover', event => {
  const zone = place(event.target)
  if (!zone || !event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  zone.classList.add('dropping')
})
document.addEventListener('dragleave', event => {
  const zone = place(event.target)
  if (zone && !(event.relatedTarget instanceof Node && zone.contains(event.relatedTarget))) zone.classList.remove('dropping')
})
document.addEventListener('drop', event => {
  const zone = place(event.target)
  zone?.classList.remove('dropping')
  if (take(zone, event.dataTransfer?.files)) event.preventDefault()
})
document.addEventListener('paste', event => { if (take(place(event.target), event.clipboardData?.files)) event.preventDefault() })

// a form waits for its files, and goes by itself when they are there
document.addEventListener('submit', event => {
  const list = event.target instanceof HTMLFormElement ? event.target.querySelector('task-files') : null
  if (!(list instanceof TaskFiles) || list.dataset.url || !list.under.size) return
  list.waits = true
  event.preventDefault()
  event.stopImmediatePropagation()
}, true)
