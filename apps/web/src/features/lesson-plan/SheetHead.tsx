/** Above the grid: what the lesson is for, in two texts that people write together; below it, first thoughts; and who is here. */
import { headerOf } from '@alongside/contracts/lesson-plan'
import { type HeaderKey, headerWords } from '@alongside/domain/lesson-plan'
import { LiveText } from '../../platform/live/LiveText'
import { Avatars } from '../../ui/Avatar'
import css from './SheetHead.module.css'
import { useSheet } from './sheet-context'

export function SheetAims() {
  return (
    <div className={css.aims}>
      <Words of="intention" />
      <Words of="success" />
    </div>
  )
}

export function SheetThoughts() {
  return (
    <div className={css.aims}>
      <Words of="thoughts" />
    </div>
  )
}

function Words({ of }: { readonly of: HeaderKey }) {
  const { doc, canWrite, tell } = useSheet()
  const text = headerOf(doc).get(of)
  const { label, hint } = headerWords[of]
  if (!text) return null
  return (
    <div className={css.field}>
      <p className={css.label} aria-hidden="true">
        {label}
      </p>
      <LiveText
        text={text}
        label={label}
        canWrite={canWrite}
        placeholder={hint}
        maxLength={4000}
        className={css.words}
        onFocus={() => tell('header', of)}
        onBlur={() => tell('', '')}
      />
    </div>
  )
}

export function SheetPresence() {
  const { others, person } = useSheet()
  if (others.length === 0) return null
  return (
    <div className={css.presence}>
      <Avatars people={others.map(person)} />
      <span>{others.length === 1 ? 'is here' : 'are here'}</span>
    </div>
  )
}
