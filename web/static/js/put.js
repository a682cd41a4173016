/** Changes the page by parts that the server made, without taking focus, caret, scroll or sound from anybody. */

/** @typedef {{target: string, swap: 'put' | 'inner' | 'outer' | 'remove', html?: string}} Part */

const KEPT = new Set(['data-htmx-powered', 'aria-current', 'aria-expanded', 'open', 'style'])

/** Applies parts in their order; a part whose target is not on the screen is none of our business.
 * @param {Part[]} parts */
export function apply(parts) {
  for (const part of parts) {
    const targets = document.querySelectorAll(part.target)
    for (const target of targets) {
      if (part.swap === 'remove') remove(target)
      else if (part.swap === 'put') put(target, fragment(part.html))
      else if (part.swap === 'outer') replace(target, fragment(part.html).firstElementChild)
      else morphChildren(target, fragment(part.html))
      if (part.swap !== 'remove') window.htmx?.process(target)
    }
  }
}

/** @param {string} [html] */
export function fragment(html = '') {
  const template = document.createElement('template')
  template.innerHTML = html
  for (const title of template.content.querySelectorAll(':scope > title')) title.remove()
  return template.content
}

/** @param {Element} target */
function remove(target) {
  if (target.contains(document.activeElement)) {
    const near = target.nextElementSibling ?? target.previousElementSibling
    const next = near?.querySelector('a, button')
    if (next instanceof HTMLElement) next.focus({ preventScroll: true })
  }
  target.dispatchEvent(new CustomEvent('gone', { bubbles: true }))
  target.remove()
}

/** @param {Element} target @param {Element | null} made */
function replace(target, made) {
  if (made) morph(target, made)
}

/** Puts each child of `made` where `data-sort` says: a new one is inserted, a known one (by id) is changed and moved.
 * `data-order="down"` has the larger above. @param {Element} target @param {DocumentFragment} made */
export function put(target, made) {
  const down = target instanceof HTMLElement && target.dataset.order === 'down'
  /** @type {Element[]} */
  const added = []
  for (const el of [...made.children]) {
    let here = el.id ? target.querySelector(`:scope > #${CSS.escape(el.id)}`) : null
    if (here) morph(here, el)
    else { here = el; added.push(el) }
    place(target, here, down)
  }
  for (const el of added) target.dispatchEvent(new CustomEvent('put', { detail: el, bubbles: true }))
  return added
}

/** @param {Element} el */
const sort = el => Number(el.getAttribute('data-sort') ?? NaN)

/** @param {Element} target @param {Element} el @param {boolean} down */
function place(target, el, down) {
  const key = sort(el)
  let next = null
  if (down) {
    next = [...target.children].find(other => other !== el && sort(other) < key) ?? null
  } else {
    for (let other = target.lastElementChild; other; other = other.previousElementSibling) {
      if (other === el) continue
      if (sort(other) <= key || Number.isNaN(sort(other))) break
      next = other
    }
  }
  if (el.isConnected && el.parentElement === target) {
    if (el.nextElementSibling === next) return
    if (target.moveBefore) { target.moveBefore(el, next); return }
    // Safari has no moveBefore: moving takes the focus away, so it is given back
    const focused = document.activeElement
    target.insertBefore(el, next)
    if (focused instanceof HTMLElement && el.contains(focused)) focused.focus({ preventScroll: true })
  } else target.insertBefore(el, next)
}

/** Makes `old` look like `made`, node by node, keeping every node that can stay; what has `data-keep` is somebody's work. @param {Element} old @param {Element} made */
export function morph(old, made) {
  if (old instanceof HTMLElement && 'keep' in old.dataset) return
  if (old.nodeName !== made.nodeName) { old.replaceWith(made); return }
  for (const { name } of [...old.attributes]) if (!made.hasAttribute(name) && !KEPT.has(name)) old.removeAttribute(name)
  for (const { name, value } of made.attributes) {
    if (name === 'open' || name === 'aria-current' && old.closest('#views')) continue
    if (name === 'class') morphClass(old, value)
    else if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  }
  morphChildren(old, made)
}

/** Classes that scripts set survive. @param {Element} old @param {string} value */
function morphClass(old, value) {
  const mine = ['picked', 'flash'].filter(name => old.classList.contains(name))
  const whole = [value, ...mine].join(' ')
  if (old.getAttribute('class') !== whole) old.setAttribute('class', whole)
}

/** The node that becomes the one at `index`: what bears the same id, brought there, or what stands there.
 * @param {Element} old @param {Node} now @param {number} index */
function known(old, now, index) {
  const here = old.childNodes[index]
  if (!(now instanceof Element) || !now.id || here instanceof Element && here.id === now.id) return here
  const same = [...old.children].find(el => el.id === now.id)
  if (!same) return here
  if (old.moveBefore) old.moveBefore(same, here)
  else old.insertBefore(same, here)
  return same
}

/** @param {Element} old @param {Element | DocumentFragment} made */
function morphChildren(old, made) {
  const news = [...made.childNodes], wanted = new Set(news.map(node => node instanceof Element ? node.id : ''))
  news.forEach((now, index) => {
    const was = known(old, now, index)
    if (!was) old.append(now)
    else if (was.isEqualNode(now)) return
    else if (was instanceof Element && now instanceof Element && was.nodeName === now.nodeName && was.id === now.id) morph(was, now)
    else if (was.nodeType === Node.TEXT_NODE && now.nodeType === Node.TEXT_NODE) was.nodeValue = now.nodeValue
    else if (was instanceof Element && was.id && wanted.has(was.id)) old.insertBefore(now, was)
    else was.replaceWith(now)
  })
  while (old.childNodes.length > news.length) old.lastChild?.remove()
}
