/** Choosing many rows: a click, a range with Shift, all that are loaded; the bar that says what can be done with them. */
import { n_ } from './words.js'

/** @type {HTMLInputElement | null} */
let last = null

const boxes = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('#rows .pick input')])

document.addEventListener('click', event => {
  const box = event.target
  if (box instanceof HTMLInputElement && box.closest('#rows .pick')) {
    if (event.shiftKey && last) range(last, box)
    last = box
    setTimeout(show)
  }
  const button = box instanceof Element && box.closest('[data-pick]')
  if (button instanceof HTMLElement) { for (const other of boxes()) other.checked = button.dataset.pick === 'all'; show() }
})

/** @param {HTMLInputElement} from @param {HTMLInputElement} to */
function range(from, to) {
  const all = boxes(), [a, b] = [all.indexOf(from), all.indexOf(to)].sort((x, y) => x - y)
  if (a >= 0) for (const box of all.slice(a, b + 1)) box.checked = to.checked
}

function show() {
  const all = boxes(), picked = all.filter(box => box.checked)
  for (const box of all) box.closest('.row')?.classList.toggle('picked', box.checked)
  document.getElementById('rows')?.classList.toggle('picking', picked.length > 0)
  const bar = document.getElementById('bulk'), head = bar?.previousElementSibling, words = bar?.querySelector('[data-picked]')
  if (!(bar instanceof HTMLElement) || !(head instanceof HTMLElement)) return
  bar.hidden = !picked.length
  head.hidden = !!picked.length
  if (words) words.textContent = n_('%(n)s dialog', '%(n)s dialogs', picked.length)
}

document.addEventListener('bulk-done', () => { for (const box of boxes()) box.checked = false; show() })
document.addEventListener('gone', show)
document.addEventListener('htmx:after:swap', show)
