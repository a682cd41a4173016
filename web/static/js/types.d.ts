/** What htmx and young browsers bring, for the checker: `tsc --checkJs --noEmit --strict`. */
interface Window {
  htmx: {
    process(element: Element): void
    ajax(verb: string, path: string, options: { target: string; swap: string }): Promise<void>
  }
}
interface Element {
  moveBefore?: (node: Node, before: Node | null) => void
}
