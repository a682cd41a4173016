/** The panel's own document: its settings, its elements and the few things that every part needs. */

/** @template {HTMLElement} T  @param {string} id  @returns {T} */
export function element(id) {
  return /** @type {T} */ (document.getElementById(id));
}

/** @type {PanelSettings} */
export const settings = JSON.parse(element("settings").textContent || "");
export const texts = settings.texts;
/** Opened by itself, not in a frame: the chat as a page of its own. */
export const alone = parent === window;
export const pointer = matchMedia("(pointer: fine)");

/** 128 random bits; `crypto.randomUUID` exists only on secure origins. */
export function uid() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {number} ms  @param {AbortSignal} [wake]  ends the pause early */
export function pause(ms, wake) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake?.addEventListener("abort", () => (clearTimeout(timer), resolve(undefined)), { once: true });
  });
}

/**
 * Build an element; text is only ever set as text.
 * @param {string} tag  @param {string} [className]  @param {...(string | Node)} inside
 */
export function make(tag, className, ...inside) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

/** @type {Record<string, string>} */
const troubles = {};

/**
 * The quiet line above the composer. Each kind of trouble is set and cleared by itself; the first one stands.
 * @param {"session" | "offline" | "slow" | "notice"} kind  @param {string} [text]  none to clear it
 */
export function trouble(kind, text) {
  troubles[kind] = text || "";
  const standing = Object.values(troubles).find(Boolean);
  const pill = element("pill");
  pill.hidden = !standing;
  pill.textContent = standing || "";
}
