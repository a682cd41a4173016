/**
 * Numbered events from the server, in order, each once. Over a fetched event stream; over long polling where
 * something between us and the server holds streams back. After any break it resumes from the last number.
 */
import { address, headers, refusal, Refused } from "./door.js";
import { pause, texts, trouble } from "./page.js";

/** A working stream says something at once; twice late means that something on the way holds it back. */
const FIRST_BYTES = 8_000;
/** The heartbeat comes every 15 s. */
const SILENCE = 40_000;
const POLL = 60_000;
/** After this long over polling, the stream gets another chance. */
const POLLING = 10 * 60_000;
/** HTTP/1.1 allows six connections to a site: a tab nobody sees gives its own back. */
const HIDDEN = 60_000;
const LONGEST_BREAK = 30_000;

let since = 0;
let wanted = false;
let asleep = false;
let running = false;
let late = 0;
let breaks = 0;
let heard = 0;
let connection = new AbortController();
let nap = new AbortController();
let notice = 0;
/** @type {(event: LiveEvent) => void} */
let deliver = () => {};
let restored = () => {};
/** @type {(error: Refused) => void} */
let ended = () => {};

/**
 * @param {(event: LiveEvent) => void} onEvent
 * @param {() => void} onRestored  called each time the line is up
 * @param {(error: Refused) => void} onEnded  the server will not have us any more
 */
export function prepareStream(onEvent, onRestored, onEnded) {
  deliver = onEvent;
  restored = onRestored;
  ended = onEnded;
  let hiding = 0;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(sleep, HIDDEN);
    else again(Date.now() - heard > SILENCE / 2);
  });
  addEventListener("online", () => again(true));
  addEventListener("offline", () => connection.abort());
}

/** Listen for what comes after this number. @param {number} number */
export function listen(number) {
  since = number;
  wanted = true;
  again(true);
}

export function silence() {
  wanted = false;
  connection.abort();
  nap.abort();
}

function sleep() {
  asleep = true;
  connection.abort();
}

/** Try at once. @param {boolean} anew  also when a connection seems to be up */
function again(anew) {
  asleep = false;
  breaks = 0;
  late = 0;
  nap.abort();
  if (anew) connection.abort();
  if (wanted) run();
}

async function run() {
  if (running) return;
  running = true;
  while (wanted && !asleep) {
    const attempt = (connection = new AbortController());
    let least = 0;
    try {
      await (late < 2 ? stream(attempt) : poll(attempt.signal));
    } catch (error) {
      if (error instanceof Refused && error.again === undefined) {
        wanted = false;
        ended(error);
        break;
      }
      if (error instanceof Refused) least = error.again || 0;
      if (!attempt.signal.aborted || breaks) breaks++;
    }
    notice ||= setTimeout(() => trouble("offline", texts.offline), 1_500);
    nap = new AbortController();
    await pause(Math.max(least, Math.random() * Math.min(LONGEST_BREAK, 1_000 * 2 ** breaks)), nap.signal);
  }
  up(false);
  running = false;
}

/** @param {boolean} [good] */
function up(good = true) {
  clearTimeout(notice);
  notice = 0;
  trouble("offline");
  if (!good) return;
  breaks = 0;
  restored();
}

/** @param {string} query  @param {string} accept  @param {AbortSignal} signal */
async function request(query, accept, signal) {
  const response = await fetch(address(`events?${query}`), { headers: headers({ Accept: accept }), signal, cache: "no-store" });
  if (!response.ok) throw refusal(response.status, response.headers.get("Retry-After"), await response.text());
  return response;
}

/** @param {AbortController} attempt */
async function stream(attempt) {
  let watch = setTimeout(() => (late++, attempt.abort()), FIRST_BYTES);
  try {
    const response = await request(`since=${since}`, "text/event-stream", attempt.signal);
    const reader = /** @type {ReadableStream} */ (response.body).pipeThrough(new TextDecoderStream()).getReader();
    let buffer = "";
    for (let first = true; ; first = false) {
      const { value, done } = await reader.read();
      clearTimeout(watch);
      if (done) return;
      watch = setTimeout(() => attempt.abort(), SILENCE);
      heard = Date.now();
      if (first) up((late = 0) === 0);
      const blocks = (buffer + value).split("\n\n");
      buffer = blocks.pop() || "";
      for (const block of blocks) {
        const data = block.match(/^data: (.*)$/m);
        if (data) take(JSON.parse(data[1]));
      }
    }
  } finally {
    clearTimeout(watch);
  }
}

/** @param {AbortSignal} signal */
async function poll(signal) {
  for (const until = Date.now() + POLLING; Date.now() < until; ) {
    const both = AbortSignal.any([signal, AbortSignal.timeout(POLL)]);
    const response = await request(`since=${since}&wait=25`, "application/json", both);
    const { events } = await response.json();
    up();
    for (const event of events) take(event);
  }
  late = 0;
}

/** @param {LiveEvent} event */
function take(event) {
  if (event.number) {
    if (event.number <= since) return;
    since = event.number;
  }
  deliver(event);
}
