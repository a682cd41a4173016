/** What forms do by themselves: one-line fields send on Enter, a choice reveals its field, a sent form is empty again. */

document.addEventListener('keydown', event => {
  const field = event.target
  if (!(field instanceof HTMLTextAreaElement) || !('oneLine' in field.dataset) || event.code !== 'Enter' || event.isComposing) return
  event.preventDefault()
  if (field.form?.getAttribute('hx-trigger') === 'change') field.blur()
  else field.form?.requestSubmit()
})

document.addEventListener('change', event => {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return
  for (const label of field.form?.querySelectorAll('[data-reveals]') ?? []) {
    const revealed = document.getElementById(label instanceof HTMLElement ? label.dataset.reveals ?? '' : '')
    const chosen = label.querySelector('input')
    if (!(revealed instanceof HTMLInputElement) || !(chosen instanceof HTMLInputElement)) continue
    revealed.hidden = !chosen.checked
    revealed.required = chosen.checked
    if (chosen === field && chosen.checked) revealed.focus()
  }
})

// a task of another kind is asked for other things
document.addEventListener('change', event => {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || !('kind' in box.dataset)) return
  for (const part of box.form?.querySelectorAll('fieldset[data-for]') ?? []) {
    if (!(part instanceof HTMLFieldSetElement)) continue
    part.hidden = part.disabled = part.dataset.for !== (box.checked ? 'outage' : 'task')
  }
})

document.addEventListener('htmx:after:request', event => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail
  if (ctx.response.status < 400 && ctx.sourceElement instanceof HTMLFormElement && 'resets' in ctx.sourceElement.dataset) ctx.sourceElement.reset()
})

document.addEventListener('click', event => {
  const button = event.target instanceof Element && event.target.closest('[data-picks-none]')
  if (!(button instanceof HTMLButtonElement)) return
  for (const box of button.form?.querySelectorAll('input[type=checkbox]') ?? []) if (box instanceof HTMLInputElement) box.checked = false
})

// what was linked is no longer found: ask again
document.addEventListener('linked', () => {
  document.querySelector('#outage-find form')?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
})

// a mail's frame is as high as the mail, within reason
document.addEventListener('load', event => {
  const frame = event.target
  if (!(frame instanceof HTMLIFrameElement) || !frame.matches('.mailframe')) return
  const height = frame.contentDocument?.documentElement.scrollHeight
  if (height) frame.style.height = `${Math.min(height + 8, 560)}px`
}, true)
