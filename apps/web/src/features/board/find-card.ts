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

export function showCard(id: string): void {
  cardElement(id)?.scrollIntoView({
    block: 'nearest',
    inline: 'nearest',
    behavior: prefersStillness() ? 'auto' : 'smooth',
  })
}
