/** What one is told: a toast in the window in front, else the system's own notice, and a sound, once however many tabs
 * there are; and Web Push for when no window is open.
 */
import { _ } from './words.js'
import { post } from './api.js'
import { go, toast } from './shell.js'

/** @typedef {{id: number, title: string, detail: string, href: string, action: string, tag: string, fresh: boolean, private: boolean, silent: boolean}} Told */

const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
const allowed = () => 'Notification' in window && Notification.permission === 'granted'
let speaks = false
/** @type {AudioContext | undefined} */
let sound

// of several tabs one rings
navigator.locks?.request('pult-notices', () => { speaks = true; return new Promise(() => {}) })

document.addEventListener('told', event => {
  const told = /** @type {Told} */ (/** @type {CustomEvent} */ (event).detail)
  if (!document.hidden) toast({ text: told.detail ? `${told.title}\n${told.detail}` : told.title, href: told.href, action: told.action, tag: told.tag })
  else if (speaks && allowed()) behind(told)
  if (speaks && told.fresh && !told.silent) ring()
})

/** Others may read what stands on a screen nobody sits at: words of customers stay out, unless asked for. @param {Told} told */
async function behind(told) {
  const at = await workers?.getRegistration()
  at?.active?.postMessage({ show: { title: told.title, body: told.private ? '' : told.detail, path: told.href, tag: told.tag } })
}

// a browser plays nothing before somebody touched the page
for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, () => { sound ??= new AudioContext() }, { once: true, capture: true })

function ring() {
  if (!sound) return
  const at = sound.currentTime, tone = sound.createOscillator(), loudness = sound.createGain()
  tone.frequency.setValueAtTime(660, at)
  tone.frequency.setValueAtTime(880, at + 0.09)
  loudness.gain.setValueAtTime(0.0001, at)
  loudness.gain.exponentialRampToValueAtTime(0.12, at + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.35)
  tone.connect(loudness).connect(sound.destination)
  tone.start(at)
  tone.stop(at + 0.36)
}

// ---- this browser, when no window is open
workers?.addEventListener('message', event => { if (event.data?.go) go(event.data.go) })

/** @param {PushSubscription} subscription */
function remember(subscription) {
  const { endpoint, keys } = subscription.toJSON()
  return post('/push/subscriptions', { endpoint, p256dh: keys?.p256dh, auth: keys?.auth })
}

async function subscribe() {
  const at = await workers?.register('/sw.js')
  if (!at || !('pushManager' in at)) return
  const { key } = await (await fetch('/push/key', { headers: { Accept: 'application/json' } })).json()
  const known = await at.pushManager.getSubscription()
  await remember(known ?? await at.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }))
}

async function begin() {
  if (!allowed() || !workers) return
  const at = await workers.register('/sw.js')
  const known = await at.pushManager?.getSubscription()
  if (known) await remember(known)
}

document.addEventListener('click', async event => {
  const button = event.target instanceof Element ? event.target.closest('[data-ask-notifications]') : null
  if (!button) return
  if (!('Notification' in window)) { toast({ text: _('This browser cannot show notifications'), tone: 'late' }); return }
  if (await Notification.requestPermission() !== 'granted') {
    toast({ text: _('The browser does not allow it. Change that in its settings for this site'), tone: 'late' })
    return
  }
  try {
    await subscribe()
    toast({ text: _('This browser will tell you') })
  } catch {
    toast({ text: _('This browser will tell you while a window of Pult is open: it has no push service') })
  }
})

begin().catch(() => {})
