/** What the views of a lesson study are drawn from. */
import { graphql } from '../../gql'

export const seenLessonParts = graphql(`
  fragment SeenLessonParts on ResearchLesson {
    id
    number
    state
    startedAt
    plan {
      stages { id title rank outcomeA outcomeB outcomeC }
    }
  }
`)

export const lessonViewsQuery = graphql(`
  query LessonViews($id: ID!) {
    lessonStudy(id: $id) {
      id
      casePupils { label alias typifies }
      lessons { ...SeenLessonParts }
    }
  }
`)

export const noteParts = graphql(`
  fragment SeenNoteParts on ObservationNote {
    id
    seq
    author { id name initials }
    school { urn name colour }
    kind
    pupil
    stageId
    body
    capturedAt
    lessonSecond
    addedLater
    heldBack
    editedAt
    photo { id isHere keptAt width height withdrawnAt }
  }
`)

export const lessonNotesQuery = graphql(`
  query LessonNotesToRead($lessonId: ID!, $after: Int!) {
    lessonNotes(lessonId: $lessonId, after: $after) {
      seq
      hasMore
      notes { ...SeenNoteParts }
    }
  }
`)
