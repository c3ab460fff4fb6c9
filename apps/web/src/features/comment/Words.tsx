/** What somebody said, with the people they named standing out. */
import { piecesOf } from '@alongside/domain/mention'
import css from './CardTalk.module.css'

export function Words({ text }: { readonly text: string }) {
  return (
    <p className={css.words}>
      {piecesOf(text).map((piece, place) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
          <span key={place} className={css.mention}>
            @{piece.name}
          </span>
        ),
      )}
    </p>
  )
}
