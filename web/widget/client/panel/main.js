/** Wires the parts together and keeps what spans them: who we are, whether the panel is seen, what is unread. */
import { enable, focusField, prepareComposer, restoreDraft } from "./composer.js";
import { be, bearer, call, Refused, session } from "./door.js";
import { hear, tell } from "./host.js";
import { cache, clearLog, count, drop, lastTheirs, oldest, paintFromCache, prepareLog, prepend, put, readUpTo, reconcile, toEnd } from "./log.js";
import { flush, paintWaiting, prepareOutbox, retry, writeFrom } from "./outbox.js";
import { alone, element, pointer, settings, texts, trouble } from "./page.js";
import { offer, prepareReach } from "./reach.js";
import { adopt, blocked, forgetEverything, recall } from "./shelf.js";
import { listen, prepareStream, silence } from "./stream.js";

const TYPING_SHOWN = 5_000;
const line = element("line");
const hours = line.textContent;
let shown = alone;
/** We have read the other side's messages up to this id. */
let seen = 0;
/** What of that the server knows. */
let told = { delivered: 0, read: 0 };
let listening = false;
let loading = false;
let due = false;
let paging = false;
let telling = false;
let more = false;
let typingTimer = 0;
let life = 0;

prepareLog(retry, older);
prepareOutbox(() => (offer(), listening || begin()));
prepareComposer();
prepareReach();
prepareStream(on, () => (flush(), acknowledge()), refused);
element("close").onclick = () => tell("close");
addEventListener("keydown", ({ key }) => key === "Escape" && !document.querySelector("dialog[open]") && tell("close"));
document.addEventListener("visibilitychange", acknowledge);
addEventListener("storage", elsewhere);

hear({
  boot: start,
  identify: start,
  /** @param {{url: string, title: string}} where */
  open({ url, title }) {
    shown = true;
    writeFrom({ url, title });
    toEnd();
    if (pointer.matches) focusField();
    acknowledge();
  },
  close() {
    shown = false;
  },
  /** @param {{kept: Record<string, string>}} note */
  kept(note) {
    adopt(note.kept);
    elsewhere();
  },
  logout,
});
if (alone) start({});
else tell("ready", { blocked });

/** @param {{identity?: string, kept?: Record<string, string>, logout?: boolean}} note */
function start({ identity, kept, logout: leaving }) {
  adopt(kept || {});
  if (leaving) return logout();
  be(identity);
  life++;
  silence();
  listening = false;
  told = { delivered: 0, read: 0 };
  seen = 0;
  clearLog();
  paintFromCache();
  paintWaiting();
  restoreDraft();
  const nameless = settings.strict && !identity;
  enable(!nameless);
  trouble("session", nameless ? texts.signIn : "");
  offer();
  if (identity || bearer()) begin();
}

/** Another tab of this visitor has remembered something: perhaps it has just become a visitor. */
function elsewhere() {
  if (!listening && recall("token")) begin();
}

/** The end of the history, then everything that comes after it. */
async function begin() {
  due = true;
  if (loading) return;
  loading = true;
  while (due) {
    due = false;
    await loadHistory(life);
  }
  loading = false;
}

/** @param {number} mine  the life this belongs to: whoever starts another one in between wants nothing of it */
async function loadHistory(mine) {
  try {
    await session();
    /** @type {History} */
    const history = await call("history");
    if (mine !== life) return;
    more = history.more;
    seen = Math.max(seen, history.seen);
    readUpTo(history.read);
    reconcile(history.messages, more);
    cache();
    if (history.messages.length) tell("keep", { key: "active", value: "1" });
    listening = true;
    listen(history.since);
    unread();
    acknowledge();
    offer();
    flush();
  } catch (error) {
    if (mine !== life) return;
    if (error instanceof Refused && error.again === undefined) return refused(error);
    trouble("offline", texts.offline);
    setTimeout(() => mine === life && begin(), 3_000);
  }
}

/** @param {Refused} error */
function refused(error) {
  listening = false;
  if (error.status !== 401) trouble("session", error.message);
}

async function older() {
  if (!more || paging) return;
  paging = true;
  try {
    /** @type {History} */
    const history = await call(`history?before=${oldest()}`);
    more = history.more;
    prepend(history.messages);
  } catch {
    // The next scroll to the top tries again.
  } finally {
    paging = false;
  }
}

/** @param {LiveEvent} event */
function on({ kind, message, id = 0, author = "" }) {
  if (kind === "message" && message) {
    put(message);
    if (message.side === "them") typed("");
    if (message.author) readUpTo(message.id || 0);
    acknowledge();
    unread();
  }
  if (kind === "gone") drop(id);
  if (kind === "read") readUpTo(id);
  if (kind === "seen") {
    seen = Math.max(seen, id);
    unread();
  }
  if (kind === "typing") return typed(author);
  if (kind === "reset") return begin();
  cache();
}

/** @param {string} author  nobody when empty */
function typed(author) {
  clearTimeout(typingTimer);
  line.textContent = author ? texts.typing.replace("{name}", author) : hours;
  if (author) typingTimer = setTimeout(typed, TYPING_SHOWN, "");
}

function unread() {
  tell("unread", { count: shown ? 0 : count((message) => message.side === "them" && (message.id || 0) > seen) });
}

/** Tell the server what has arrived here, and what of it a person has before their eyes. */
async function acknowledge() {
  const delivered = lastTheirs();
  if (shown && !document.hidden && delivered > seen) {
    seen = delivered;
    unread();
  }
  const read = Math.min(seen, delivered);
  if (telling || !listening || (delivered <= told.delivered && read <= told.read)) return;
  telling = true;
  try {
    await call("seen", { delivered, read });
    told = { delivered, read };
  } catch {
    return; // Told again when the line is up again, or with the next message.
  } finally {
    telling = false;
  }
  acknowledge();
}

function logout() {
  silence();
  forgetEverything();
  location.reload();
}
