/** What the page of a planning sheet asks for beside the sheet itself, and what can be done there. */
import { graphql } from '../../gql'

export const sheetLessonParts = graphql(`
  fragment SheetLessonParts on ResearchLesson {
    id
    studyId
    number
    state
    version
    onDay
    atTime
    learningObjective
    documentId
    postponedReason
    stopReason
    school { urn name colour }
    teacher { id name }
    observers { id name initials }
    missingForNext { code message }
    abilities { read plan ready planAgain start observe interview beginDiscussion discuss }
    study {
      id
      title
      state
      casePupils { label alias typifies }
      members { isMe person { id name initials } school { urn name colour } }
    }
  }
`)

export const readyLessonMutation = graphql(`
  mutation ReadyLesson($id: ID!) { readyLesson(id: $id) { ...SheetLessonParts } }
`)
export const planLessonAgainMutation = graphql(`
  mutation PlanLessonAgain($id: ID!) { planLessonAgain(id: $id) { ...SheetLessonParts } }
`)
