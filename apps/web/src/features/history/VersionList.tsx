/** The versions of a board as a line of moments to choose from: sittings with their people, and moments that have a name. */
import { IconFlag } from '@tabler/icons-react'
import { useId } from 'react'
import { dayAndTimeOf, timeOf } from '../../platform/dates'
import { Avatars } from '../../ui/Avatar'
import { cx } from '../../ui/cx'
import { Tag } from '../../ui/Tag'
import css from './VersionList.module.css'
import { titleOf, type Version } from './version-words'

export interface VersionListProps {
  /** The newest first. */
  readonly versions: readonly Version[]
  readonly chosen: string
  /** The version that stands now. */
  readonly now: number
  readonly onChoose: (id: string) => void
}

export function VersionList({ versions, chosen, now, onChoose }: VersionListProps) {
  const name = useId()
  return (
    <fieldset className={css.list}>
      <legend className="visually-hidden">Versions, newest first</legend>
      {versions.map((version) =>
        version.canShow ? (
          <label key={version.id} className={cx(css.version, version.name && css.named)}>
            <input
              type="radio"
              name={name}
              className={css.radio}
              checked={version.id === chosen}
              onChange={() => onChoose(version.id)}
            />
            <Mark version={version} />
            <Words version={version} isNow={version.seq === now && version.name === null} />
          </label>
        ) : (
          <div key={version.id} className={cx(css.version, css.gone)}>
            <Mark version={version} />
            <span className={css.words}>
              <span className={css.title}>{titleOf(version)}</span>
              <span className={css.meta}>{dayAndTimeOf(version.ended)}. It cannot be shown any more.</span>
            </span>
          </div>
        ),
      )}
    </fieldset>
  )
}

const Mark = ({ version }: { readonly version: Version }) => (
  <span className={css.mark} aria-hidden="true">
    {version.name !== null && <IconFlag />}
  </span>
)

function Words({ version, isNow }: { readonly version: Version; readonly isNow: boolean }) {
  const people = version.authors.map(({ person, school }) => ({ ...person, colour: school?.colour }))
  const names = people.map(({ name }) => name).join(', ')
  return (
    <span className={css.words}>
      <span className={css.title}>
        {titleOf(version)} {isNow && <Tag tone="good">Now</Tag>}
      </span>
      <span className={css.meta}>
        {version.name !== null ? dayAndTimeOf(version.ended) : spanOf(version)}
        {names !== '' && ` · ${names}`}
      </span>
      {version.name === null && (
        <span aria-hidden="true">
          <Avatars people={people} />
        </span>
      )}
    </span>
  )
}

/** A sitting is told by when it ended; this says how long it was. */
function spanOf({ began, ended }: Version): string {
  const minutes = Math.round((Date.parse(ended) - Date.parse(began)) / 60_000)
  return minutes < 1 ? 'A moment’s work' : `From ${timeOf(began)}, ${minutes} min`
}
