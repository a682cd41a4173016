/** The board by hand: a card is dragged to another column; the server says where it belongs. Keys and the card's
 * menu do the same. */
import { tryPost } from './shell.js'

/** @type {HTMLElement | null} */
let carried = null

/** @param {Event} event */
const lane = event => event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest('.lane[data-lane]')) : null

document.addEventListener('dragstart', event => {
  carried = event.target instanceof HTMLElement ? event.target.closest('.boardcard') : null
  if (!carried) return
  event.dataTransfer?.setData('text/plain', carried.dataset.id ?? '')
  carried.classList.add('dragging')
})
document.addEventListener('dragover', event => {
  const over = lane(event)
  if (!carried || !over) return
  event.preventDefault()
  for (const other of document.querySelectorAll('.lane.over')) if (other !== over) other.classList.remove('over')
  over.classList.add('over')
})
document.addEventListener('drop', async event => {
  const over = lane(event), card = carried
  if (!card || !over) return
  event.preventDefault()
  if (card.closest('.lane') !== over) await tryPost(`/tasks/${card.dataset.id}/move`, { lane: over.dataset.lane ?? '' })
})
document.addEventListener('dragend', () => {
  carried?.classList.remove('dragging')
  carried = null
  for (const other of document.querySelectorAll('.lane.over')) other.classList.remove('over')
})
