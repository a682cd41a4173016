/** The door to the server: the session and every request but the stream. */
import { settings, texts, trouble } from "./page.js";
import { belongTo, blocked, recall, recallAll, remember } from "./shelf.js";
import { tell } from "./host.js";

const base = `/w/${settings.key}/`;
const PATIENCE = 20_000;

/** The server said no. `again` in ms: it may be tried later; otherwise trying again cannot help. */
export class Refused extends Error {
  /** @param {number} status  @param {string} message  @param {number} [again] */
  constructor(status, message, again) {
    super(message);
    this.status = status;
    this.again = again;
  }
}

/** @type {string | undefined} */
let token;
/** @type {string | undefined} the site's signed word on who this is; never stored */
let identity;

export const bearer = () => token;
export const anonymous = () => !identity;

/** @param {Record<string, string>} [more] */
export function headers(more) {
  const session = token && { Authorization: `Bearer ${token}` };
  return { "Accept-Language": settings.lang, "Widget-Host": settings.host, ...session, ...more };
}

/** @param {string} path */
export const address = (path) => base + path;

/**
 * One request. Resolves to the answer's JSON.
 * @param {string} path  @param {unknown} [body]  sent as JSON by POST  @returns {Promise<any>}
 * @throws {Refused} the server answered and did not agree  @throws {TypeError} the network did not carry it
 */
export async function call(path, body) {
  const mine = token;
  const response = await fetch(address(path), {
    method: body === undefined ? "GET" : "POST",
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: headers(body === undefined ? {} : { "Content-Type": "application/json" }),
    signal: AbortSignal.timeout(PATIENCE),
    cache: "no-store",
  });
  if (response.status === 204) return undefined;
  if (response.ok) return response.json();
  throw refusal(response.status, response.headers.get("Retry-After"), await response.text(), mine);
}

/**
 * @param {number} status  @param {string | null} after  seconds  @param {string} text  problem+json
 * @param {string} [used]  the token that was sent: it may have been replaced meanwhile
 */
export function refusal(status, after, text, used = token) {
  let title = texts.failed;
  try {
    title = JSON.parse(text).detail || title;
  } catch {
    // Not ours: a proxy's page.
  }
  if (status === 401 && used === token) lost();
  const again = status === 429 || status >= 500 ? Number(after || 2) * 1000 : undefined;
  return new Refused(status, title, again);
}

/** The session is over: the visitor starts anew, the signed-in person has to be named again by the site. */
function lost() {
  token = undefined;
  if (identity) {
    tell("expired");
    trouble("session", texts.expired);
  } else {
    remember("token", undefined);
  }
}

/** Read the claim that tells people apart; the server is the one who verifies it. @param {string} jwt */
function subject(jwt) {
  try {
    const middle = jwt.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    return `${JSON.parse(atob(middle)).sub || ""}`;
  } catch {
    return "";
  }
}

/**
 * Become who we are: the person the site has signed for, or else the visitor of last time.
 * What the visitor still had to send goes on in the person's name.
 * @param {string} [jwt]
 */
export function be(jwt) {
  identity = jwt;
  token = jwt ? undefined : recall("token");
  belongTo("");
  if (!jwt) return;
  const waiting = recallAll("out:");
  for (const letter of waiting) remember(`out:${letter.cid}`, undefined);
  belongTo(encodeURIComponent(subject(jwt)));
  for (const letter of waiting) remember(`out:${letter.cid}`, letter);
}

/** @type {Promise<void> | undefined} */
let opening;

/** Make sure there is a session. An anonymous one begins with the first word: lookers-on leave no
 * trace. Another tab may have been faster: then its visitor is ours too, and one at a time asks. */
export function session() {
  const { locks } = navigator;
  const alone = () => (token || blocked || !locks ? openSession() : locks.request("pult", openSession));
  opening ||= alone().finally(() => (opening = undefined));
  return opening;
}

/** @returns {Promise<void>} */
async function openSession() {
  const [visitor, person] = [recall("token"), identity];
  if (!person) token ||= visitor;
  if (token) return;
  const answer = await call("session", person ? { identity: person, visitor } : {});
  if (person !== identity) return openSession();
  token = (!person && recall("token")) || answer.token;
  trouble("session");
  remember("token", person ? undefined : token);
}
