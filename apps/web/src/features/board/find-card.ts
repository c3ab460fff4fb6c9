/** Where a card is on the page. */
export const cardElement = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)

export const cardLink = (id: string): HTMLElement | null =>
  cardElement(id)?.querySelector<HTMLElement>('[data-open]') ?? null

/** The focus stays with a card wherever it goes. */
export function focusCard(id: string): void {
  const link = cardLink(id)
  link?.focus({ preventScroll: true })
  showCard(id)
}

export const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Brings a card into sight: its column at once, because cards out of sight have no height yet; the table in a calm move. */
export function showCard(id: string): void {
  const element = cardElement(id)
  const pane = element?.closest<HTMLElement>('[data-pane]')
  const before = pane?.scrollLeft ?? 0
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  if (!pane || prefersStillness()) return
  const left = pane.scrollLeft
  pane.scrollLeft = before
  pane.scrollTo({ left, behavior: 'smooth' })
}
