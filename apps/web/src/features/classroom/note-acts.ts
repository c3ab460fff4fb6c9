/** What can be done with a note after it was kept. Changes wait like notes do; what reveals or hides needs the server's word at once. */
import type { LessonStageId, NoteId } from '@alongside/domain/ids'
import type { ApolloClient } from '@apollo/client'
import { graphql } from '../../gql'
import { tell } from '../../platform/notices'
import { newId } from '../../platform/offline/new-id'
import type { Act } from '../../platform/offline/shelf'
import { sentenceFor } from '../../platform/refusals'
import { type LessonCopy, whereOf } from './lesson-copy'
import { sendNow } from './sending'
import type { TimelineNote } from './timeline'
import { keepAct, keepNote, letGo } from './tray'

const confirmNote = graphql(`
  mutation ConfirmNote($lessonId: ID!, $id: ID!) {
    confirmNote(lessonId: $lessonId, id: $id) { id heldBack }
  }
`)
const dropNote = graphql(`
  mutation DropHeldBackNote($lessonId: ID!, $id: ID!) {
    dropHeldBackNote(lessonId: $lessonId, id: $id)
  }
`)
const withdrawConsent = graphql(`
  mutation WithdrawPhotoConsent($photoId: ID!) {
    withdrawPhotoConsent(photoId: $photoId)
  }
`)

export interface NoteActs {
  readonly personId: string
  readonly tag: (note: TimelineNote, stageId: LessonStageId | null) => Promise<void>
  readonly correct: (note: TimelineNote, body: string) => Promise<void>
  readonly confirm: (note: TimelineNote) => Promise<void>
  readonly drop: (note: TimelineNote) => Promise<void>
  readonly tryAgain: (note: TimelineNote) => Promise<void>
  readonly letGo: (note: TimelineNote) => Promise<void>
  readonly letPhotoGo: (note: TimelineNote) => Promise<void>
  readonly withdrawConsent: (photoId: string) => Promise<void>
}

export function noteActs(
  client: ApolloClient,
  personId: string,
  lesson: LessonCopy,
  room: { readonly pull: () => Promise<unknown>; readonly forget: (id: NoteId) => void },
): NoteActs {
  const lessonId = lesson.id
  const keep = async (act: Act): Promise<void> => {
    await keepAct(personId, { id: newId(), lessonId, where: whereOf(lesson), act, code: null, ahead: lesson.ahead })
    sendNow()
  }
  /** One that nobody has tried to send yet is simply written anew; else the change follows it. */
  const change = async (note: TimelineNote, words: { body?: string; stageId?: LessonStageId | null }, act: Act) => {
    const { waits } = note
    if (waits?.state === 'waiting' || waits?.state === 'writing') await keepNote(personId, { ...waits, ...words })
    else await keep(act)
  }
  const atOnce = async (ask: () => Promise<unknown>): Promise<void> => {
    try {
      await ask()
      await room.pull()
    } catch (error) {
      tell(sentenceFor(error), { tone: 'warn' })
    }
  }
  return {
    personId,
    tag: (note, stageId) => change(note, { stageId }, { what: 'TAG', noteId: note.id, stageId }),
    correct: (note, body) => change(note, { body }, { what: 'CORRECT', noteId: note.id, body }),
    confirm: ({ id }) => atOnce(() => client.mutate({ mutation: confirmNote, variables: { lessonId, id } })),
    drop: ({ id }) =>
      atOnce(async () => {
        await client.mutate({ mutation: dropNote, variables: { lessonId, id } })
        room.forget(id)
      }),
    async tryAgain({ waits }) {
      if (!waits) return
      await keepNote(personId, { ...waits, state: 'tried', code: null })
      sendNow()
    },
    async letGo({ waits }) {
      if (waits) await letGo(personId, { note: waits })
    },
    async letPhotoGo({ refusedPhoto }) {
      if (refusedPhoto) await letGo(personId, { photo: refusedPhoto })
    },
    withdrawConsent: (photoId) => atOnce(() => client.mutate({ mutation: withdrawConsent, variables: { photoId } })),
  }
}
