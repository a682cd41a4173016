/** One message as elements. Built from text only: nothing from the network ever becomes markup. */
import { make, settings, texts } from "./page.js";

/** The visitor's own variety of the language: it knows whether the clock has 12 hours or 24. */
const locale = navigator.language.startsWith(settings.lang) ? navigator.language : settings.lang;
const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
const calendar = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

/** @type {Record<string, string>} */
const TAGS = { bold: "b", italic: "i", underline: "u", strike: "s", code: "code", pre: "pre", quote: "blockquote", link: "a" };
/** The largest picture in the log, in pixels; its place is kept free while it loads. */
const WIDE = 260;
const HIGH = 280;
const SAFE = /^(https?:|mailto:|tel:)/i;

/** @param {number} at */
export const day = (at) => new Date(at).toDateString();

/** "Today", "Yesterday", "21 November". @param {number} at */
export function dayName(at) {
  const days = Math.round((Date.parse(day(at)) - Date.parse(day(Date.now()))) / 86_400_000);
  const name = days > -2 && days < 1 ? relative.format(days, "day") : calendar.format(at);
  return name[0].toLocaleUpperCase(locale) + name.slice(1);
}

/** @param {number} bytes */
export function sizeText(bytes) {
  const [value, unit] = bytes < 1e6 ? [Math.max(1, bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/**
 * Rich text between two places; spans nest and never cross, so each takes those that lie inside it.
 * @param {string} text  @param {Span[]} spans  @param {number} [from]  @param {number} [to]  @returns {Node}
 */
export function rich(text, spans, from = 0, to = text.length) {
  const made = document.createDocumentFragment();
  let place = from;
  for (let i = 0; i < spans.length; i++) {
    const [style, start, length, value] = spans[i];
    if (start < place || start + length > to) continue;
    const inside = spans.slice(i + 1).filter((span) => span[1] < start + length);
    made.append(text.slice(place, start), styled(style, rich(text, inside, start, start + length), value));
    place = start + length;
  }
  made.append(text.slice(place, to));
  return made;
}

/** @param {string} style  @param {Node} inside  @param {string} [value] */
function styled(style, inside, value) {
  const node = make(TAGS[style] || "span", TAGS[style] ? "" : style, inside);
  if (style === "link") {
    const link = /** @type {HTMLAnchorElement} */ (node);
    const target = value || link.textContent || "";
    if (SAFE.test(target)) Object.assign(link, { href: target, target: "_blank", rel: "noopener noreferrer nofollow" });
  }
  return node;
}

/** @param {string} className  @param {() => void} act  @param {string | Node} inside */
function press(className, act, inside) {
  const button = /** @type {HTMLButtonElement} */ (make("button", className, inside));
  button.type = "button";
  button.onclick = act;
  return button;
}

/** @param {WidgetFile} file  @param {(src: string, name: string) => void} enlarge */
function attachment(file, enlarge) {
  const src = file.url || "";
  if (file.kind === "photo") {
    const picture = /** @type {HTMLImageElement} */ (make("img"));
    const { width = 0, height = 0 } = file;
    const scale = Math.min(1, WIDE / width, HIGH / height);
    if (width) Object.assign(picture, { width: width * scale, height: height * scale });
    Object.assign(picture, { src: file.small || src, alt: file.name, loading: "lazy" });
    const button = press("photo", () => enlarge(src, file.name), picture);
    button.ariaLabel = `${texts.enlarge}: ${file.name}`;
    return button;
  }
  if (file.kind === "voice" || file.kind === "audio" || file.kind === "video") {
    const player = /** @type {HTMLMediaElement} */ (make(file.kind === "video" ? "video" : "audio"));
    Object.assign(player, { src, controls: true, preload: "none", title: file.name });
    return player;
  }
  const link = /** @type {HTMLAnchorElement} */ (make("a", "file", make("b", "", file.name), make("small", "", sizeText(file.size))));
  if (src) Object.assign(link, { href: src, download: file.name });
  return link;
}

/** What stands under our own message. @param {Message} message */
function stateWord(message) {
  if (message.side !== "me") return "";
  if (message.state === "failed") return message.reason || texts.failed;
  return { sending: texts.sending, sent: texts.sent, read: texts.read }[message.state || "sent"];
}

/**
 * @param {Message} message
 * @param {{enlarge: (src: string, name: string) => void, retry: (message: Message) => void}} can
 */
export function bubble(message, can) {
  const body = make("div", "body");
  if (message.quote) body.append(make("blockquote", "reply", make("b", "", message.quote.author), message.quote.text));
  for (const file of message.files || []) body.append(attachment(file, can.enlarge));
  if (message.text) body.append(make("p", "text", rich(message.text, message.spans || [])));
  const time = /** @type {HTMLTimeElement} */ (make("time", "", clock.format(message.at)));
  time.dateTime = new Date(message.at).toISOString();
  time.title = new Date(message.at).toLocaleString(locale);
  const foot = make("small", "foot", time, ...(message.edited ? [make("span", "edited", texts.edited)] : []));
  const state = stateWord(message);
  if (state) foot.append(make("span", "state", state));
  const made = make("article", `message ${message.side} ${message.state || ""}`);
  if (message.side === "them" && message.author) made.append(make("p", "author", message.author));
  made.append(body, foot);
  if (message.state === "failed") foot.append(press("again", () => can.retry(message), texts.again));
  return made;
}
