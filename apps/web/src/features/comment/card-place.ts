/** Where a thread is anchored: a card on the board of a cycle. */
export interface CardPlace {
  readonly enquiryId: string
  readonly cycleId: string
  readonly cardId: string
}
