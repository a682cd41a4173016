/**
 * What the panel remembers between visits: the visitor's token, the draft, what waits to be sent, and the last
 * messages for painting at once. Where the browser forbids storage in a foreign frame, the loader keeps the first
 * three in the page's storage; history never goes there.
 */
import { settings } from "./page.js";
import { tell } from "./host.js";

/** @type {Map<string, string>} what the loader keeps for us, or what no storage would take */
const memory = new Map();
const shelf = (() => {
  try {
    return localStorage;
  } catch {
    return null;
  }
})();
export const blocked = !shelf;
const prefix = `pult:${settings.key}:`;

/** Whose things these are: the signed-in person's, or (empty) the anonymous visitor's. */
let owner = "";

/** @param {string} person */
export function belongTo(person) {
  owner = person ? `${person}:` : "";
}

/** @param {string} name */
const named = (name) => `${prefix}${name === "token" ? "" : owner}${name}`;

/** @param {string} name  `token` is the anonymous visitor's, whoever is signed in  @returns {any} undefined: nothing */
export function recall(name) {
  const text = memory.get(named(name)) ?? shelf?.getItem(named(name));
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} name  @param {unknown} value  undefined forgets it */
export function remember(name, value) {
  const key = named(name);
  const text = value === undefined ? null : JSON.stringify(value);
  if (shelf) {
    try {
      if (text === null) shelf.removeItem(key);
      else shelf.setItem(key, text);
      memory.delete(key);
      return;
    } catch {
      // Storage is full: this page still remembers.
    }
  } else if (name !== "history") {
    tell("keep", { key: key.slice(prefix.length), value: text });
  }
  if (text === null) memory.delete(key);
  else memory.set(key, text);
}

/** Everything whose name begins so, e.g. each waiting letter under a key of its shelf, so that two tabs never
 * overwrite each other's. @param {string} start  @returns {any[]} */
export function recallAll(start) {
  const keys = new Set([...memory.keys(), ...Object.keys(shelf || {})].filter((key) => key.startsWith(named(start))));
  return [...keys].map((key) => recall(key.slice(named("").length))).filter(Boolean);
}

/** Take over what the loader kept for us. @param {Record<string, string>} kept */
export function adopt(kept) {
  for (const [key, value] of Object.entries(kept)) memory.set(prefix + key, value);
}

export function forgetEverything() {
  memory.clear();
  for (const key of Object.keys(shelf || {})) if (key.startsWith(prefix)) shelf?.removeItem(key);
}
