/** How notes reach the server: over GraphQL, photos by themselves. Answers nothing it has not heard from there. */

import type { RefusalCode } from '@alongside/domain/refusal'
import type { ApolloClient } from '@apollo/client'
import { graphql } from '../../gql'
import type { Line, PresentClock } from '../../platform/offline/Sender'
import type { KeptAct, KeptNote } from '../../platform/offline/shelf'
import { isRefusalCode, refusalCode } from '../../platform/refusals'

const addNotes = graphql(`
  mutation AddNotes($lessonId: ID!, $sentAt: DateTime!, $notes: [NoteInput!]!) {
    addNotes(lessonId: $lessonId, sentAt: $sentAt, notes: $notes) {
      seq
      refused { id code }
    }
  }
`)
const startLesson = graphql(`
  mutation StartLessonAt($id: ID!, $at: DateTime!, $sentAt: DateTime) {
    startLesson(id: $id, at: $at, sentAt: $sentAt) { id state startedAt stoppedAt version }
  }
`)
const stopLesson = graphql(`
  mutation StopLessonAt($id: ID!, $at: DateTime!, $sentAt: DateTime) {
    stopLesson(id: $id, at: $at, sentAt: $sentAt) { id state startedAt stoppedAt version }
  }
`)
const tagNote = graphql(`
  mutation TagNote($lessonId: ID!, $id: ID!, $stageId: ID) {
    tagNote(lessonId: $lessonId, id: $id, stageId: $stageId) { id }
  }
`)
const correctNote = graphql(`
  mutation CorrectNote($lessonId: ID!, $id: ID!, $body: String!) {
    correctNote(lessonId: $lessonId, id: $id, body: $body) { id }
  }
`)

/** A photo that was not taken, with the reason where it was a refusal. */
class PhotoNotTaken extends Error {
  constructor(readonly code: RefusalCode | null) {
    super(code ?? 'photo')
  }
}

const inputOf = ({ id, kind, pupil, stageId, placeId, modality, body, capturedAt }: KeptNote) => ({
  id,
  kind,
  pupil,
  stageId,
  placeId,
  modality,
  body,
  capturedAt,
})

export function noteLine(client: ApolloClient): Line {
  const act = ({ lessonId, act: done }: KeptAct, { sentAt, ahead }: PresentClock): Promise<unknown> => {
    if (done.what === 'START' || done.what === 'STOP') {
      const at = new Date(Date.parse(done.at) - ahead).toISOString()
      return client.mutate({
        mutation: done.what === 'START' ? startLesson : stopLesson,
        variables: { id: lessonId, at, sentAt: sentAt.toISOString() },
      })
    }
    if (done.what === 'TAG')
      return client.mutate({ mutation: tagNote, variables: { lessonId, id: done.noteId, stageId: done.stageId } })
    return client.mutate({ mutation: correctNote, variables: { lessonId, id: done.noteId, body: done.body } })
  }
  return {
    act,
    async notes(lessonId, sentAt, notes) {
      const variables = { lessonId, sentAt: sentAt.toISOString(), notes: notes.map(inputOf) }
      const { data } = await client.mutate({ mutation: addNotes, variables })
      if (!data) throw new Error('No receipt for notes')
      const refused = data.addNotes.refused.map(({ id, code }) => ({
        id,
        code: isRefusalCode(code) ? code : ('input.invalid' as const),
      }))
      return { refused }
    },
    async photo({ lessonId, id, mime, bytes, consent, expiresOn }) {
      const body = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
      const answer = await fetch(`/api/lessons/${lessonId}/notes/${id}/photo`, {
        method: 'POST',
        body,
        headers: { 'content-type': mime, 'x-alongside': '1', 'x-consent': consent, 'x-expires-on': expiresOn },
      })
      if (answer.ok) return
      const { code }: { code?: unknown } = answer.status < 500 ? await answer.json().catch(() => ({})) : {}
      throw new PhotoNotTaken(isRefusalCode(code) ? code : null)
    },
    codeOf: (error) => (error instanceof PhotoNotTaken ? error.code : refusalCode(error)),
  }
}
