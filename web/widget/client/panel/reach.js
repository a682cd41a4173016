/** The question how else we may reach an anonymous visitor: asked once, after the first word, and easily passed over. */
import { anonymous, call } from "./door.js";
import { count } from "./log.js";
import { element, pause, texts, trouble } from "./page.js";
import { recall, remember } from "./shelf.js";

const THANKED = 4_000;
const question = /** @type {HTMLFormElement} */ (element("reach"));
const email = /** @type {HTMLInputElement} */ (element("email"));

export function prepareReach() {
  element("skip").onclick = done;
  question.onsubmit = async (event) => {
    event.preventDefault();
    try {
      await call("contact", { email: email.value });
      done();
      trouble("notice", texts.thanks);
      await pause(THANKED);
      trouble("notice");
    } catch (error) {
      email.setCustomValidity(error instanceof Error ? error.message : "");
      email.reportValidity();
    }
  };
  email.oninput = () => email.setCustomValidity("");
}

function done() {
  remember("asked", 1);
  offer();
}

/** Ask, if there is something to ask. */
export function offer() {
  question.hidden = !anonymous() || recall("asked") || !count((message) => message.side === "me" && Boolean(message.id));
}
