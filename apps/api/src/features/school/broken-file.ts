/** A register file that is refused as a whole. The message is the sentence its importer reads; nothing was changed. */
export class BrokenFile extends Error {
  override readonly name = 'BrokenFile'
}
