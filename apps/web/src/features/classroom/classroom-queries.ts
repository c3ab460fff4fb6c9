/** What the classroom view asks the server. */
import { graphql } from '../../gql'

graphql(`
  fragment StoredNoteParts on ObservationNote {
    id
    seq
    author { id name }
    school { name colour }
    kind
    pupil
    stageId
    placeId
    modality
    body
    capturedAt
    lessonSecond
    clockCorrected
    addedLater
    heldBack
    isMine
    editedAt
    photo { id isHere width height expiresOn withdrawnAt keptAt }
  }
`)

export const classroomQuery = graphql(`
  query ClassroomLesson($id: ID!) {
    researchLesson(id: $id) {
      id
      studyId
      number
      state
      documentId
      learningObjective
      onDay
      atTime
      startedAt
      stoppedAt
      serverNow
      school { name colour }
      abilities { read observe start stop }
      study {
        id
        title
        casePupils { label alias typifies }
        members { isMe person { id name } school { name colour } }
      }
    }
  }
`)

export const notesQuery = graphql(`
  query LessonNotes($lessonId: ID!, $after: Int) {
    lessonNotes(lessonId: $lessonId, after: $after) {
      seq
      hasMore
      hidden
      notes { ...StoredNoteParts }
    }
  }
`)
