/** One tap starts a note at this second. The words follow, or a phrase says it all; about learning, not about the teacher. */
import { clockFace, secondOf } from '@alongside/domain/lesson-clock'
import { flagsIn } from '@alongside/domain/name-guard'
import type { Modality, NoteKind } from '@alongside/domain/observation'
import { IconArmchair, IconCheck, IconPencilPlus } from '@tabler/icons-react'
import { type RefObject, useRef } from 'react'
import { timeOf } from '../../platform/dates'
import type { NoteWords } from '../../platform/offline/shelf'
import { useShortcut } from '../../platform/shortcuts'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import type { LessonCopy } from './lesson-copy'
import css from './NotePad.module.css'
import { guardSentence } from './name-guard-words'
import { classPhrases, kindWords, modalityWords, pupilPhrases } from './note-words'
import { PhotoButton } from './PhotoButton'
import type { NotePad as Pad } from './useNotePad'
import type { Watched } from './watched'

export interface NotePadProps {
  readonly lesson: LessonCopy
  readonly pad: Pad
  /** Where the words are written. */
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly watched: Watched
  readonly onBegin: () => void
  /** What a note is about when nothing else is said. */
  readonly words: NoteWords
  readonly modality: Modality | null
  readonly onModality: (modality: Modality | null) => void
  readonly isPlanOpen: boolean
  readonly onPlan: () => void
  readonly onPhoto: (file: File, tappedAt: Date) => void
}

export function NotePad(props: NotePadProps) {
  const { pad, area, watched, words, onBegin, modality, onModality, lesson, isPlanOpen, onPlan, onPhoto } = props
  const opener = useRef<HTMLButtonElement>(null)
  useShortcut('n', () => {
    if (!pad.draft) onBegin()
  })
  const keep = async () => {
    await pad.keep()
    opener.current?.focus()
  }
  const phrases = watched === 'CLASS' ? classPhrases : pupilPhrases
  return (
    <section className={css.pad} aria-label="Take a note">
      {pad.draft ? (
        <Writing lesson={lesson} pad={pad} area={area} onKeep={() => void keep()} />
      ) : (
        <>
          <button ref={opener} type="button" className={css.begin} onClick={onBegin}>
            <IconPencilPlus aria-hidden="true" />
            <span>
              {watched === 'CLASS' ? 'Note about the class' : `Note about pupil ${watched}`}
              <small>at this second; write afterwards</small>
            </span>
          </button>
          <fieldset className={css.phrases} aria-label="Note with one tap">
            {phrases.map((phrase) => (
              <button
                key={phrase}
                type="button"
                className={css.phrase}
                onClick={() => void pad.noteAtOnce({ ...words, body: phrase })}
              >
                {phrase}
              </button>
            ))}
          </fieldset>
        </>
      )}
      <div className={css.tools}>
        <PhotoButton onPhoto={onPhoto} />
        {lesson.seats.length > 0 && (
          <Button className={css.tool} icon={<IconArmchair />} aria-expanded={isPlanOpen} onClick={onPlan}>
            Seating plan
          </Button>
        )}
        <fieldset className={css.modality} aria-label="The class is working">
          {(Object.keys(modalityWords) as Modality[]).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={modality === one}
              className={cx(css.chip, modality === one && css.chosen)}
              onClick={() => onModality(modality === one ? null : one)}
            >
              {modalityWords[one]}
            </button>
          ))}
        </fieldset>
      </div>
    </section>
  )
}

interface WritingProps {
  readonly lesson: LessonCopy
  readonly pad: Pad
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly onKeep: () => void
}

function Writing({ lesson, pad, area, onKeep }: WritingProps) {
  const { draft } = pad
  if (!draft) return null
  const warning = guardSentence(flagsIn(draft.body))
  return (
    <form
      className={css.writing}
      onSubmit={(event) => {
        event.preventDefault()
        onKeep()
      }}
    >
      <p className={css.at}>
        <IconCheck role="img" aria-label="Kept" className={pad.isSafe ? css.safe : css.unsafe} />
        <strong>{momentOf(draft, lesson)}</strong> · {draft.pupil ? `pupil ${draft.pupil}` : 'the class'}
        {draft.placeId && ` · ${placeWords(draft.placeId, lesson)}`}
      </p>
      <textarea
        ref={area}
        className={css.area}
        aria-label="What you see and hear"
        placeholder="What is learned, not how it is taught: what do they say, do, write?"
        rows={3}
        maxLength={2000}
        value={draft.body}
        onChange={(event) => pad.change({ body: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          onKeep()
        }}
      />
      {warning && (
        <p className={css.warning} role="status">
          {warning}
        </p>
      )}
      <div className={css.last}>
        <fieldset className={css.kinds} aria-label="What it is about">
          {(Object.keys(kindWords) as NoteKind[]).map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={draft.kind === kind}
              className={cx(css.chip, draft.kind === kind && css.chosen)}
              onClick={() => pad.change({ kind })}
            >
              {kindWords[kind]}
            </button>
          ))}
        </fieldset>
        <Button look="plain" className={css.tool} onClick={() => void pad.discard()}>
          Discard
        </Button>
        <Button look="primary" type="submit" className={css.keep}>
          Keep
        </Button>
      </div>
    </form>
  )
}

/** By the lesson's clock where it runs. */
function momentOf({ capturedAt, ahead }: { readonly capturedAt: string; readonly ahead: number }, lesson: LessonCopy) {
  const at = new Date(Date.parse(capturedAt) + ahead)
  return lesson.startedAt === null ? timeOf(at) : clockFace(secondOf(new Date(lesson.startedAt), at))
}

function placeWords(placeId: string, { seats }: LessonCopy): string {
  const seat = seats.find(({ id }) => id === placeId)
  return seat ? `row ${seat.row + 1}, place ${seat.column + 1}` : 'a place'
}
