/** What a remark on a research lesson is about: the whole, the plan, one of its stages, or one note that was taken in it. */
import { clockFace } from '@alongside/domain/lesson-clock'
import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql'
import type { PlaceKind } from '../../gql/graphql'
import { Choices } from '../../ui/Choices'
import { Stack } from '../../ui/Page'
import { type Choice, SelectField } from '../../ui/SelectField'

const placesQuery = graphql(`
  query RemarkPlaces($id: ID!) {
    researchLesson(id: $id) { id plan { stages { id title } } }
    lessonNotes(lessonId: $id) { seq notes { id pupil body lessonSecond heldBack } }
  }
`)

export interface Place {
  readonly kind: PlaceKind
  readonly id: string | null
}
export const theWhole: Place = { kind: 'WHOLE', id: null }

/** It names one, where its kind needs that. */
export const isNamed = ({ kind, id }: Place): boolean => kind === 'WHOLE' || kind === 'PLAN' || id !== null

export interface RemarkPlaceProps {
  readonly lessonId: string
  readonly place: Place
  readonly onChoose: (place: Place) => void
}

export function RemarkPlace({ lessonId, place, onChoose }: RemarkPlaceProps) {
  const { data } = useQuery(placesQuery, { variables: { id: lessonId } })
  const stages = (data?.researchLesson?.plan?.stages ?? []).map(
    ({ id, title }, at): Choice => ({ value: id, label: `${at + 1}. ${title || 'A stage without a name'}` }),
  )
  const notes = (data?.lessonNotes.notes ?? [])
    .filter(({ heldBack }) => !heldBack)
    .toSorted((a, b) => (a.lessonSecond ?? Infinity) - (b.lessonSecond ?? Infinity))
    .map(({ id, pupil, body, lessonSecond }): Choice => {
      const when = lessonSecond == null ? 'afterwards' : clockFace(lessonSecond)
      return { value: id, label: `${when} · ${pupil ?? 'class'} · ${shortly(body)}` }
    })
  const kinds: readonly { readonly value: PlaceKind; readonly label: string }[] = [
    { value: 'WHOLE', label: 'The lesson' },
    { value: 'PLAN', label: 'The plan' },
    ...(stages.length > 0 ? [{ value: 'STAGE', label: 'A stage' } as const] : []),
    ...(notes.length > 0 ? [{ value: 'NOTE', label: 'A note' } as const] : []),
  ]
  return (
    <Stack gap="s">
      <Choices
        inRow
        label="What do you look at?"
        value={place.kind}
        choices={kinds}
        onChoose={(kind) => onChoose({ kind, id: null })}
      />
      {(place.kind === 'STAGE' || place.kind === 'NOTE') && (
        <SelectField
          hideLabel
          label={place.kind === 'STAGE' ? 'Which stage' : 'Which note'}
          placeholder={place.kind === 'STAGE' ? 'Choose a stage' : 'Choose a note'}
          value={place.id ?? ''}
          choices={place.kind === 'STAGE' ? stages : notes}
          onChange={({ target }) => onChoose({ kind: place.kind, id: target.value || null })}
        />
      )}
    </Stack>
  )
}

const shortly = (body: string): string => {
  const words = body.trim()
  if (words === '') return 'a photo'
  return words.length > 70 ? `${words.slice(0, 70).trimEnd()}…` : words
}
