/** The conversation on the screen: order, days, grouping, scrolling, and what of it has been read. */
import { bubble, day, dayName } from "./bubbles.js";
import { element, make, texts } from "./page.js";
import { recall, remember } from "./shelf.js";

const CACHED = 40;
const TOGETHER = 5 * 60_000;
const logBox = element("log");
const jump = element("jump");

/** @typedef {{message: Message, node: HTMLElement}} Entry */
/** @type {Entry[]} in the order of the screen: by id, what has none yet at the end */
let entries = [];
let sticking = true;
let below = 0;
/** @type {(message: Message) => void} */
let onRetry = () => {};
/** Our side has read the customer's messages up to this id. */
let readTo = 0;

/**
 * @param {(message: Message) => void} again  what the "send again" button does
 * @param {() => void} older  what reaching the top does
 */
export function prepareLog(again, older) {
  onRetry = again;
  logBox.onscroll = () => {
    sticking = logBox.scrollHeight - logBox.scrollTop - logBox.clientHeight < 60;
    if (sticking) counted(0);
    if (logBox.scrollTop < 80) older();
  };
  jump.onclick = toEnd;
  new ResizeObserver(() => sticking && toEnd()).observe(logBox);
}

/** @param {Message} message */
const order = (message) => message.id ?? Infinity;

/** @param {Message} message  @returns {number} */
const placeOf = (message) =>
  entries.findIndex(({ message: it }) => (it.id && it.id === message.id) || (it.cid && it.cid === message.cid));

/**
 * Show a message, new or changed; the same one is never shown twice.
 * @param {Message} message  @returns {boolean} whether it is new here
 */
export function put(message) {
  if (message.side === "me" && message.id && message.id <= readTo) message.state = "read";
  const known = placeOf(message);
  if (known >= 0 && entries[known].message.id && !message.id) return false;
  const entry = { message, node: bubble(message, { enlarge, retry: onRetry }) };
  if (known >= 0) {
    keepPicture(entries[known].node, entry.node);
    entries[known].node.remove();
    entries.splice(known, 1);
  }
  let place = entries.length;
  while (place && order(entries[place - 1].message) > order(message)) place--;
  entries.splice(place, 0, entry);
  logBox.insertBefore(entry.node, entries[place + 1]?.node || null);
  for (const i of [place, place + 1]) arrange(i);
  if (known < 0) arrived(message, place === entries.length - 1);
  else if (sticking) toEnd();
  return known < 0;
}

/** A picture that is already on the screen from memory is not fetched again. @param {HTMLElement} old  @param {HTMLElement} fresh */
function keepPicture(old, fresh) {
  const [before, after] = [old.querySelector("img"), fresh.querySelector("img")];
  if (before?.src.startsWith("blob:") && after) after.src = before.src;
}

/** @param {Message} message  @param {boolean} last */
function arrived(message, last) {
  if (sticking || (message.side === "me" && last)) toEnd();
  else if (last) counted(below + 1);
}

/** @param {number} n */
function counted(n) {
  below = n;
  jump.hidden = !n;
  jump.textContent = `${texts.newer} ${n}`;
}

/** How much of a file is up. @param {string} cid  @param {number} share  0 to 1 */
export function progress(cid, share) {
  entries.find(({ message }) => message.cid === cid)?.node.style.setProperty("--share", `${share}`);
}

export function toEnd() {
  logBox.scrollTop = logBox.scrollHeight;
  counted(0);
}

/** The day above the first message of a day; messages of one author within minutes stand together. @param {number} i */
function arrange(i) {
  const [entry, above] = [entries[i], entries[i - 1]];
  if (!entry) return;
  const { message, node } = entry;
  const newDay = !above || day(above.message.at) !== day(message.at);
  const near = above && message.at - above.message.at < TOGETHER && !newDay;
  const together = Boolean(near && above.message.side === message.side && above.message.author === message.author);
  node.querySelector(".day")?.remove();
  if (newDay) node.prepend(make("p", "day", dayName(message.at)));
  node.classList.toggle("follows", together);
  above?.node.classList.toggle("followed", together);
  if (i === entries.length - 1) node.classList.remove("followed");
}

/** @param {number} id */
export function drop(id) {
  const i = entries.findIndex(({ message }) => message.id === id);
  if (i < 0) return;
  entries[i].node.remove();
  entries.splice(i, 1);
  arrange(i);
  if (entries[i - 1]) arrange(i - 1);
}

/** @param {number} id */
export function readUpTo(id) {
  readTo = Math.max(readTo, id);
  for (const { message } of [...entries]) {
    if (message.side === "me" && message.state === "sent" && order(message) <= readTo) put({ ...message, state: "read" });
  }
}

/** The page of history above what is shown, without moving what is being read. @param {Message[]} older */
export function prepend(older) {
  const fromEnd = logBox.scrollHeight - logBox.scrollTop;
  logBox.ariaBusy = "true";
  const stuck = sticking;
  sticking = false;
  for (const message of older) put(message);
  sticking = stuck;
  counted(0);
  logBox.scrollTop = logBox.scrollHeight - fromEnd;
  logBox.ariaBusy = "false";
}

/**
 * The end of the conversation as the server has it: what is not in it, and not waiting here, is gone. What was shown
 * before it stays only where the two meet; otherwise nobody knows what lies between, and it is paged in again.
 * @param {Message[]} fresh  @param {boolean} more  whether there is something before it
 */
export function reconcile(fresh, more) {
  const ids = new Set(fresh.map((message) => message.id));
  const from = fresh.length ? order(fresh[0]) : 0;
  const meet = !more || entries.some(({ message }) => ids.has(message.id));
  for (const { message } of [...entries]) {
    if (message.id && !ids.has(message.id) && (!meet || message.id >= from)) drop(message.id);
  }
  for (const message of fresh) put(message);
}

export function clearLog() {
  for (const { node } of entries) node.remove();
  entries = [];
  readTo = 0;
}

/** @param {(message: Message) => boolean} wanted */
export const count = (wanted) => entries.filter(({ message }) => wanted(message)).length;
/** The highest id shown of the other side; 0 when there is none. */
export const lastTheirs = () => Math.max(0, ...entries.map(({ message }) => (message.side === "them" && message.id) || 0));
export const oldest = () => entries.find(({ message }) => message.id)?.message.id;

/** Keep the end of the conversation for painting at once next time. */
export function cache() {
  remember("history", entries.flatMap(({ message }) => (message.id ? [message] : [])).slice(-CACHED));
}

export function paintFromCache() {
  for (const message of recall("history") || []) put(message);
}

/** @param {string} src  @param {string} name */
function enlarge(src, name) {
  const dialog = element("enlarged");
  const picture = /** @type {HTMLImageElement} */ (dialog.querySelector("img"));
  Object.assign(picture, { src, alt: name });
  /** @type {HTMLDialogElement} */ (dialog).showModal();
}
