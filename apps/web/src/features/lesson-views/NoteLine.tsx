/** One note as it is read afterwards: when, who, about whom, and what was seen. */
import { IconPhoto } from '@tabler/icons-react'
import type { SeenNotePartsFragment } from '../../gql/graphql'
import { timeOf } from '../../platform/dates'
import { Avatar } from '../../ui/Avatar'
import { Tag } from '../../ui/Tag'
import css from './NoteTimeline.module.css'
import { noteKindWords, secondInWords } from './note-words'

interface NoteLineProps {
  readonly note: SeenNotePartsFragment
  readonly stage: string | undefined
}

export function NoteLine({ note, stage }: NoteLineProps) {
  const { author, school, kind, pupil, body, capturedAt, lessonSecond, addedLater, heldBack, editedAt, photo } = note
  const kindWords = noteKindWords[kind]
  return (
    <li className={css.note}>
      <time className={css.when} dateTime={capturedAt} title={timeOf(capturedAt)}>
        {lessonSecond === null ? timeOf(capturedAt) : secondInWords(lessonSecond)}
      </time>
      <Avatar person={{ ...author, colour: school.colour, detail: school.name }} size="s" />
      <div className={css.body}>
        <p className={css.words}>{body}</p>
        {photo && <Photo photo={photo} />}
        <p className={css.facts}>
          <Tag icon={kindWords.icon}>{pupil && kind === 'PUPIL' ? `Pupil ${pupil}` : kindWords.label}</Tag>
          {pupil && kind !== 'PUPIL' && <Tag>Pupil {pupil}</Tag>}
          {stage && <span>{stage}</span>}
          {addedLater && <span>added later</span>}
          {editedAt && <span>corrected</span>}
          {heldBack && <Tag tone="warn">Only you see this: it may name somebody</Tag>}
        </p>
      </div>
    </li>
  )
}

function Photo({ photo }: { readonly photo: NonNullable<SeenNotePartsFragment['photo']> }) {
  if (photo.withdrawnAt) return <p className={css.kept}>The consent for this photo was withdrawn.</p>
  if (!photo.isHere) {
    return (
      <p className={css.kept}>
        <IconPhoto aria-hidden="true" />
        {photo.keptAt}
      </p>
    )
  }
  return (
    <img
      className={css.photo}
      src={`/api/photos/${photo.id}`}
      width={photo.width}
      height={photo.height}
      loading="lazy"
      alt="Pupils’ work"
    />
  )
}
