/** Shapes shared by the loader, the panel and docs/widget.md. Read by the type checker only; never served. */

interface LoaderSettings {
  key: string;
  css: string;
  position: "right" | "left";
  /** A CSS `color-scheme`. */
  scheme: string;
  texts: Record<string, { title: string; open: string; close: string; unread: string }>;
}

declare const SETTINGS: LoaderSettings;

interface Window {
  pult?: ((name: never, ...rest: [string]) => void) & { q?: ArrayLike<string>[] };
}

interface PanelSettings {
  key: string;
  /** The origin of the page around the panel; the browser has verified it through `frame-ancestors`. */
  host: string;
  lang: string;
  /** Whether the channel talks only to people whose identity the site has signed. */
  strict: boolean;
  /** Bytes of one file. */
  limit: number;
  texts: Record<string, string>;
}

interface WidgetFile {
  name: string;
  type: string;
  kind: string;
  size: number;
  url?: string;
  /** A thumbnail's address. */
  small?: string;
  width?: number;
  height?: number;
}

/** `[style, offset, length]` or `[style, offset, length, value]`, counted in UTF-16 units, outer spans first. */
type Span = [string, number, number, string?];

interface Message {
  /** Grows along the conversation; absent while the message waits in the outbox. */
  id?: number;
  /** Made here, for our own messages: the same `cid` twice is one message. */
  cid?: string;
  side: "me" | "them";
  /** The agent who wrote it; nobody for what was sent automatically. */
  author?: string;
  at: number;
  text: string;
  spans?: Span[];
  files?: WidgetFile[];
  quote?: { author: string; text: string };
  edited?: boolean;
  state?: "sending" | "failed" | "sent" | "read";
  /** Why it failed, in words. */
  reason?: string;
}

interface Letter {
  cid: string;
  at: number;
  text: string;
  /** The receipt of an uploaded file. */
  file?: string;
  /** What the receipt stands for, for showing it. */
  about?: WidgetFile;
  page?: { url: string; title: string };
  /** Why the server will not take it. */
  refused?: string;
}

interface History {
  messages: Message[];
  more: boolean;
  /** The number of the last event that this history already contains. */
  since: number;
  /** The customer has read our side's messages up to this id. */
  seen: number;
  /** Our side has read the customer's messages up to this id. */
  read: number;
}

interface LiveEvent {
  number?: number;
  kind: "message" | "gone" | "read" | "seen" | "typing" | "reset";
  message?: Message;
  id?: number;
  author?: string;
}
