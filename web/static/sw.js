/** The service worker: shows what was pushed when no page is open, and leads back into the window.
 * It keeps no pages: a stale inbox is worse than none.
 */
/** @typedef {{title?: string, body?: string, path?: string, tag?: string}} Told */
const worker = /** @type {any} */ (self)

worker.addEventListener('install', () => worker.skipWaiting())
worker.addEventListener('activate', /** @param {any} event */ event => event.waitUntil(worker.clients.claim()))

/** @param {Told} told */
const show = told => worker.registration.showNotification(told.title || 'Pult', {
  body: told.body || '',
  tag: told.tag,
  renotify: Boolean(told.tag),
  data: { path: told.path || '/' },
})

/** @returns {Promise<any[]>} */
const windows = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true })

worker.addEventListener('push', /** @param {any} event */ event => {
  let told = {}
  try { told = event.data?.json() ?? {} } catch { /* a browser shows something for every push, so we do */ }
  event.waitUntil(show(told))
})

// a page in the background asks; a page in front has told it already
worker.addEventListener('message', /** @param {any} event */ event => {
  const told = event.data?.show
  if (told) event.waitUntil(windows().then(all => all.some(one => one.visibilityState === 'visible') ? undefined : show(told)))
})

worker.addEventListener('notificationclick', /** @param {any} event */ event => {
  event.notification.close()
  event.waitUntil(open(event.notification.data?.path || '/'))
})

/** @param {string} path */
async function open(path) {
  const all = await windows(), one = all.find(each => each.focused) ?? all[0]
  if (!one) return worker.clients.openWindow(path)
  await one.focus()
  one.postMessage({ go: path })
}
