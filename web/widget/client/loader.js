/**
 * The one script a site includes: it draws the launcher, holds the panel's frame, and keeps for the panel what the
 * browser will not let the panel keep itself. Nothing about messages: they live in the panel, on our own origin.
 *
 * The server puts `const SETTINGS = …` before it and wraps both in a function (see web/widget/page.py).
 */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const home = new URL(script.src).origin;
const shelf = `pult:${SETTINGS.key}:`;
const lang = (script.dataset.lang || document.documentElement.lang || navigator.language).slice(0, 2);
const texts = SETTINGS.texts[lang] || SETTINGS.texts.en;
const phone = matchMedia("(max-width: 520px)");

class PultChat extends HTMLElement {
  /** Sites that swap the whole body (Turbo, pjax) take us out with it. */
  disconnectedCallback() {
    setTimeout(mount);
  }
}

/** @type {PultChat} */
let host;
/** @type {HTMLElement} */
let box;
/** @type {HTMLButtonElement} */
let button;
/** @type {HTMLElement} */
let badge;
/** @type {HTMLIFrameElement | undefined} */
let frame;
let shown = false;
let ready = false;
let unread = 0;
/** @type {{identity?: string, logout?: boolean}} */
let person = script.dataset.identity ? { identity: script.dataset.identity } : {};

/** @param {string} kind  @param {string} path */
function icon(kind, path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add(kind);
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

function draw() {
  host = new PultChat();
  host.className = SETTINGS.position;
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SETTINGS.css);
  root.adoptedStyleSheets = [sheet];
  box = document.createElement("div");
  button = document.createElement("button");
  button.type = "button";
  badge = document.createElement("output");
  button.append(
    icon("bubble", "M20.5 11.5a8 8 0 0 1-8 8H4l1.9-2.9a8 8 0 1 1 14.6-5.1z"),
    icon("cross", "M6 9.5l6 6 6-6"),
    badge,
  );
  button.onclick = () => toggle();
  button.onpointerenter = button.onfocus = button.ontouchstart = load;
  box.append(button);
  root.append(box);
  label();
}

function label() {
  const waiting = unread ? `, ${texts.unread} ${unread}` : "";
  button.ariaLabel = shown ? texts.close : texts.open + waiting;
  button.ariaExpanded = `${shown}`;
  badge.textContent = unread > 99 ? "99+" : `${unread}`;
  badge.hidden = !unread || shown;
}

/** Load the panel's document; before a click if a pointer comes near, so that the click shows it at once. */
function load() {
  if (frame) return;
  frame = document.createElement("iframe");
  frame.title = texts.title;
  frame.style.colorScheme = SETTINGS.scheme;
  frame.hidden = !shown;
  const query = new URLSearchParams({ host: location.origin, lang });
  frame.src = `${home}/w/${SETTINGS.key}?${query}`;
  box.append(frame);
}

/** @param {string} type  @param {object} [data] */
function tell(type, data) {
  if (ready) frame?.contentWindow?.postMessage({ pult: type, ...data }, home);
}

/** The page the visitor is on, for the agents to see. */
const where = () => ({ url: location.href, title: document.title });

/** @param {boolean} [wanted] */
function toggle(wanted = !shown) {
  if (wanted === shown) return;
  shown = wanted;
  load();
  /** @type {HTMLIFrameElement} */ (frame).hidden = !shown;
  box.className = shown ? "open" : "";
  label();
  fit();
  tell(shown ? "open" : "close", where());
  if (!shown) button.focus();
}

/** On a phone the panel fills what the on-screen keyboard leaves. */
function fit() {
  const view = shown && phone.matches && visualViewport;
  if (!frame) return;
  frame.style.height = view ? `${view.height}px` : "";
  frame.style.top = view ? `${view.offsetTop}px` : "";
}

/** What the panel may ask of us. */
const asked = {
  /** @param {{blocked: boolean}} note */
  ready({ blocked }) {
    ready = true;
    tell("boot", { ...person, kept: blocked ? kept() : {} });
    if (shown) tell("open", where());
    delete person.logout;
  },
  /** @param {{key: string, value: string | null}} note */
  keep({ key, value }) {
    keep(key, value);
  },
  close() {
    toggle(false);
  },
  /** @param {{count: number}} note */
  unread({ count }) {
    unread = count;
    label();
  },
  /** The signed identity ran out: the page may hear it and identify anew. */
  expired() {
    dispatchEvent(new CustomEvent("pult:expired"));
  },
};

/** @param {string} key  @param {string | null} value */
function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(shelf + key);
    else localStorage.setItem(shelf + key, value);
  } catch {
    // Forbidden or full: costs the visitor a memory, not the conversation.
  }
}

/** What the panel asked us to keep: `active`, once there is a conversation, and all it may not keep itself.
 * @returns {Record<string, string>} */
function kept() {
  try {
    const ours = Object.entries(localStorage).filter(([key]) => key.startsWith(shelf));
    return Object.fromEntries(ours.map(([key, value]) => [key.slice(shelf.length), value]));
  } catch {
    return {};
  }
}

/** What the page may ask of us: `pult("open")`, `pult("identify", token)`. */
const offered = {
  open: () => toggle(true),
  close: () => toggle(false),
  /** @param {string} identity  a JWT signed with the channel's secret */
  identify(identity) {
    person = { identity };
    tell("identify", person);
  },
  /** Forget the person here; the panel has to be there to forget its own part. */
  logout() {
    const something = Object.keys(kept());
    person = { logout: true };
    for (const key of something) keep(key, null);
    if (something.length) load();
    tell("logout");
  },
};

/** @param {keyof typeof offered} name  @param {[string]} rest */
function pult(name, ...rest) {
  if (Object.hasOwn(offered, name)) offered[name](...rest);
}

function mount() {
  (document.body || document.documentElement).append(host);
}

if (!customElements.get("pult-chat")) {
  customElements.define("pult-chat", PultChat);
  draw();
  addEventListener("message", (event) => {
    if (event.origin !== home || !frame || event.source !== frame.contentWindow) return;
    const note = event.data;
    if (Object.hasOwn(asked, note?.pult)) asked[/** @type {keyof typeof asked} */ (note.pult)](note);
  });
  addEventListener("storage", ({ key }) => key?.startsWith(shelf) && tell("kept", { kept: kept() }));
  visualViewport?.addEventListener("resize", fit);
  visualViewport?.addEventListener("scroll", fit);
  const waiting = window.pult?.q || [];
  window.pult = pult;
  for (const call of waiting) pult(.../** @type {Parameters<typeof pult>} */ (/** @type {unknown} */ (call)));
  if (document.body) mount();
  else addEventListener("DOMContentLoaded", mount);
  if (kept().active) (window.requestIdleCallback || setTimeout)(load);
}
