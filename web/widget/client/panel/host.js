/** The wire to the loader on the page around us: exact origins both ways, never `*`. */
import { alone, settings } from "./page.js";

/** @param {string} type  @param {object} [data] */
export function tell(type, data) {
  if (!alone) parent.postMessage({ pult: type, ...data }, settings.host);
}

/** @param {Record<string, (note: any) => void>} heard  what the loader may say, by its name */
export function hear(heard) {
  addEventListener("message", (event) => {
    if (event.origin !== settings.host || event.source !== parent) return;
    if (Object.hasOwn(heard, event.data?.pult)) heard[event.data.pult](event.data);
  });
}
