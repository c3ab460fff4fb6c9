/** A person as their initials, in the colour of their school. The name is always there for who cannot see or tell colours. */
import css from './Avatar.module.css'
import { cx } from './cx'
import { schoolStyle } from './school-colour'

export interface AvatarPerson {
  readonly name: string
  /** Made from the name when absent. */
  readonly initials?: string | null | undefined
  /** The school's colour as the API gives it. */
  readonly colour?: string | null | undefined
  /** Said after the name, such as the school. */
  readonly detail?: string | null | undefined
}

export const initialsOf = (name: string): string => {
  const words = name
    .replace(/^(mr|mrs|ms|miss|mx|dr)\.?\s+/i, '')
    .split(/\s+/)
    .filter(Boolean)
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}

export interface AvatarProps {
  readonly person: AvatarPerson
  readonly size?: 's' | 'm' | 'l' | undefined
  /** The name stands beside it: say it only once. */
  readonly silent?: boolean | undefined
  /** Is here at this moment. */
  readonly live?: boolean | undefined
}

export function Avatar({ person, size = 'm', silent, live }: AvatarProps) {
  const said = [person.name, person.detail].filter(Boolean).join(', ')
  return (
    <span className={cx(css.avatar, css[size], live && css.live)} style={schoolStyle(person.colour)} title={said}>
      <span aria-hidden="true">{person.initials || initialsOf(person.name)}</span>
      {!silent && <span className="visually-hidden">{said}</span>}
    </span>
  )
}

export interface AvatarsProps {
  readonly people: readonly AvatarPerson[]
  readonly max?: number
  readonly size?: 's' | 'm'
}

/** A few people, overlapping; the rest as a number. */
export function Avatars({ people, max = 5, size = 's' }: AvatarsProps) {
  const shown = people.length > max ? people.slice(0, max - 1) : people
  const rest = people.slice(shown.length)
  return (
    <span className={css.group}>
      {shown.map((person, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may share a name
        <Avatar key={`${person.name}${place}`} person={person} size={size} />
      ))}
      {rest.length > 0 && (
        <span className={cx(css.avatar, css.rest, css[size])} title={rest.map(({ name }) => name).join(', ')}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="visually-hidden">{` and ${rest.length} more: ${rest.map(({ name }) => name).join(', ')}`}</span>
        </span>
      )}
    </span>
  )
}
