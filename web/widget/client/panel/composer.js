/** Where the visitor writes: the text and its draft, files by button, paste and drop, and "is typing". */
import { bearer, call } from "./door.js";
import { element, pointer } from "./page.js";
import { recall, remember } from "./shelf.js";
import { say, upload } from "./outbox.js";

const TYPING = 3_000;
const form = /** @type {HTMLFormElement} */ (element("composer"));
const field = /** @type {HTMLTextAreaElement} */ (element("field"));
const chooser = /** @type {HTMLInputElement} */ (element("chooser"));
let typedAt = 0;

export function prepareComposer() {
  field.oninput = () => {
    remember("draft", field.value || undefined);
    fitField();
    tellTyping();
  };
  field.onkeydown = (event) => {
    const plain = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (!plain || !pointer.matches) return;
    event.preventDefault();
    form.requestSubmit();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    remember("draft", undefined);
    fitField();
    say(text);
    focusField();
  };
  element("clip").onclick = () => chooser.click();
  chooser.onchange = () => {
    for (const file of chooser.files || []) upload(file);
    chooser.value = "";
  };
  addEventListener("paste", (event) => takeFiles(event, event.clipboardData));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => takeFiles(event, event.dataTransfer));
}

/** @param {Event} event  @param {DataTransfer | null} data */
function takeFiles(event, data) {
  if (!data?.files.length || field.disabled) return;
  event.preventDefault();
  for (const file of data.files) upload(file);
}

/** As high as its text, up to the height the style sheet allows. */
function fitField() {
  form.classList.toggle("ready", Boolean(field.value.trim()));
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

function tellTyping() {
  if (!bearer() || Date.now() - typedAt < TYPING) return;
  typedAt = Date.now();
  call("typing", {}).catch(() => {});
}

export function restoreDraft() {
  field.value = recall("draft") || "";
  fitField();
}

export function focusField() {
  field.focus({ preventScroll: true });
}

/** @param {boolean} able */
export function enable(able) {
  for (const control of /** @type {HTMLCollectionOf<HTMLButtonElement>} */ (form.elements)) control.disabled = !able;
}
