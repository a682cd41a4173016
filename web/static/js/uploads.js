/** A file on its way up: its chip, how far it has come, and a second try when it failed. */
import { headers } from './api.js'
import { _ } from './words.js'

/** @typedef {{name: string, id?: string, request?: XMLHttpRequest, chip: HTMLElement}} Upload */

/** Carries a file up; `gone`: somebody took it away, `settled`: it has arrived (then it has an id) or failed.
 * @param {File} file @param {{gone: (upload: Upload) => void, settled: (upload: Upload) => void, refused?: string}} on */
export function begin(file, on) {
  const chip = document.createElement('span'), name = document.createElement('span'), cross = document.createElement('button')
  chip.className = 'attach'
  name.textContent = file.name
  cross.type = 'button'
  cross.className = 'btn quiet small icon'
  cross.textContent = '×'
  cross.setAttribute('aria-label', _('Remove %(name)s', { name: file.name }))
  chip.append(name, cross)
  if (file.type.startsWith('image/')) {
    const image = document.createElement('img')
    image.alt = ''
    image.src = URL.createObjectURL(file)
    chip.prepend(image)
  }
  /** @type {Upload} */
  const upload = { name: file.name, chip }
  cross.onclick = () => {
    upload.request?.abort()
    on.gone(upload)
    chip.remove()
  }
  if (on.refused) failed(upload, on.refused)
  else carry(upload, file, on.settled)
  return upload
}

/** @param {Upload} upload @param {File} file @param {(upload: Upload) => void} settled */
function carry(upload, file, settled) {
  const request = upload.request = new XMLHttpRequest(), progress = document.createElement('progress')
  progress.max = 1
  progress.setAttribute('aria-label', upload.name)
  upload.chip.append(progress)
  request.open('POST', `/files?name=${encodeURIComponent(file.name)}`)
  for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value)
  request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
  request.responseType = 'json'
  request.upload.onprogress = event => { if (event.lengthComputable) progress.value = event.loaded / event.total }
  request.onloadend = () => {
    upload.request = undefined
    if (request.status >= 200 && request.status < 300) { upload.id = String(request.response.id); progress.remove() }
    else failed(upload, request.response?.detail || _('not uploaded'), () => carry(upload, file, settled))
    settled(upload)
  }
  request.send(file)
}

/** Says on the chip why it failed; pressing its name tries again. @param {Upload} upload @param {string} why @param {() => void} [again] */
export function failed(upload, why, again) {
  upload.chip.classList.add('failed')
  upload.chip.title = why
  upload.chip.querySelector('progress')?.remove()
  const name = upload.chip.querySelector('span')
  if (!name) return
  name.textContent = `${upload.name} · ${why}`
  if (again) name.onclick = () => { upload.chip.classList.remove('failed'); name.textContent = upload.name; name.onclick = null; again() }
}
