/**
 * What the visitor said and the server has not confirmed yet: kept in storage, sent strictly in order, each until it
 * is confirmed or refused for good. A letter has the same `cid` on every attempt, so that repeating it is harmless.
 */
import { address, call, headers, refusal, Refused, session } from "./door.js";
import { cache, progress, put } from "./log.js";
import { settings, texts, trouble, uid } from "./page.js";
import { recallAll, remember } from "./shelf.js";

const LONGEST = 30_000;

let busy = false;
let failures = 0;
let timer = 0;
let latest = 0;
/** @type {Map<string, File>} files that are not on the server yet; they do not survive a reload */
const files = new Map();
let accepted = () => {};
/** @type {{url: string, title: string} | undefined} the site's page around us */
let page;

/** @param {{url: string, title: string}} where */
export function writeFrom(where) {
  page = where;
}

/** @param {() => void} onAccepted  called after each confirmed message */
export function prepareOutbox(onAccepted) {
  accepted = onAccepted;
  addEventListener("online", flush);
  addEventListener("storage", paintWaiting);
}

/** @param {string} text */
export function say(text) {
  post({ cid: uid(), at: now(), text, page });
}

/** @param {Letter} letter */
function post(letter) {
  remember(`out:${letter.cid}`, letter);
  put(asMessage(letter));
  flush();
}

/** Our own order, whatever the clock does. */
function now() {
  return (latest = Math.max(Date.now(), latest + 1));
}

/** @param {Letter} letter  @returns {Message} */
function asMessage({ cid, at, text, about, refused }) {
  const state = refused ? "failed" : "sending";
  return { cid, at, text, side: "me", files: about && [about], state, reason: refused };
}

/** @returns {Letter[]} the waiting letters of every tab of this visitor */
const waiting = () => recallAll("out:").sort((a, b) => a.at - b.at);

export function paintWaiting() {
  for (const letter of waiting()) put(asMessage(letter));
}

/** Send what waits, one after the other. Called when something is new, and whenever the line is up again. */
export async function flush() {
  if (busy) return;
  busy = true;
  clearTimeout(timer);
  try {
    for (let letter; (letter = waiting().find(({ refused }) => !refused)); ) await sendLetter(letter);
    failures = 0;
    trouble("slow");
  } catch (error) {
    const asked = error instanceof Refused ? error.again : 0;
    if (error instanceof Refused && error.status === 429) trouble("slow", texts.slow);
    timer = setTimeout(flush, Math.max(asked || 0, Math.min(LONGEST, 1000 * 2 ** failures++) * (0.5 + Math.random() / 2)));
  } finally {
    busy = false;
  }
}

/** @param {Letter} letter  @throws when it should be tried again */
async function sendLetter(letter) {
  try {
    await session();
    const { message } = await call("msg", { cid: letter.cid, text: letter.text, file: letter.file, page: letter.page });
    remember(`out:${letter.cid}`, undefined);
    put(message);
    cache();
    accepted();
  } catch (error) {
    if (!(error instanceof Refused) || error.again !== undefined || error.status === 401) throw error;
    remember(`out:${letter.cid}`, { ...letter, refused: error.message });
    put({ ...asMessage(letter), state: "failed", reason: error.message });
  }
}

/** The "send again" button. @param {Message} message */
export function retry(message) {
  const cid = message.cid || "";
  const file = files.get(cid);
  const letter = waiting().find((it) => it.cid === cid);
  if (letter) post({ ...letter, at: now(), refused: undefined });
  else if (file) upload(file, cid);
}

/**
 * A file goes up at once; its message follows in the order of the outbox.
 * @param {File} file  @param {string} [cid]
 */
export async function upload(file, cid = uid()) {
  const photo = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
  const about = { name: file.name || texts.picture, type: file.type, size: file.size, kind: photo ? "photo" : "file" };
  const preview = photo ? URL.createObjectURL(file) : undefined;
  /** @type {Message} */
  const message = { cid, at: now(), side: "me", text: "", files: [{ ...about, url: preview }], state: "sending" };
  files.set(cid, file);
  try {
    if (file.size > settings.limit) throw new Refused(413, texts.tooBig);
    put(message);
    await session();
    const stored = await transfer(file, (share) => progress(cid, share));
    files.delete(cid);
    post({ cid, at: now(), text: "", page, file: stored.receipt, about: { ...stored, url: preview } });
  } catch (error) {
    put({ ...message, state: "failed", reason: error instanceof Refused ? error.message : texts.failed });
  }
}

/**
 * `fetch` cannot tell how much of an upload is through.
 * @param {File} file  @param {(share: number) => void} tick  @returns {Promise<WidgetFile & {receipt: string}>}
 */
function transfer(file, tick) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address("file"));
    const more = { "Content-Type": file.type || "application/octet-stream", "X-File-Name": encodeURIComponent(file.name || texts.picture) };
    for (const [name, value] of Object.entries(headers(more))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => tick(loaded / total);
    request.onerror = request.onabort = () => reject(new TypeError());
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(refusal(request.status, request.getResponseHeader("Retry-After"), request.responseText));
    };
    request.send(file);
  });
}
