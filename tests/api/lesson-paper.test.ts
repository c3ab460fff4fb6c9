// A lesson study as a paper is set beside the server: it goes on answering, gives up what nobody waits for, and leaves no thread behind.
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { PaperPress } from '../../apps/api/src/features/lesson-export/paper-press.service.js'
import type { StudyFile } from '../../apps/api/src/features/lesson-export/study-file.js'
import { type Cast, cast } from '../support/enquiries.js'
import { fullStudy } from '../support/full-study.js'
import { serverProcess } from '../support/served.js'
import { noteOf, send, type Watched } from '../support/watched-lesson.js'
import { type World, world } from '../support/world.js'

let w: World
let c: Cast
let lesson: Watched
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  lesson = await fullStudy(w, c)
  for (let i = 0; i < 4; i++) await send(c.ana, lesson.id, Array.from({ length: 100 }, longNote))
})
afterAll(() => w?.close())

const longNote = () => noteOf({ body: 'Looks at the bar model, crosses it out and asks. '.repeat(3) })

const paper = (signal: AbortSignal | null = null) =>
  fetch(`${w.url}/api/lesson-studies/${lesson.study}/export.pdf`, { headers: { cookie: c.ana.cookie! }, signal })
/** From the moment at which a thread begins. */
const threadBegun = async (): Promise<Worker> => ((await once(serverProcess, 'worker')) as [Worker])[0]
const taken = async (): Promise<number> =>
  (await w.sql(`select 1 from audit_event where action = 'lesson-study.export'`)).length

describe('while a paper is set', () => {
  it('others are answered; whoever leaves has it given up, and it is noted nowhere', async () => {
    const leaving = new AbortController()
    const begun = threadBegun()
    const told: string[] = []
    const asked = paper(leaving.signal).then(
      () => told.push('paper'),
      () => told.push('gave up'),
    )
    const thread = await begun
    thread.once('message', () => told.push('set'))
    const ended = once(thread, 'exit')
    expect(await c.ben.ask('query($id: ID!) { researchLesson(id: $id) { state } }', { id: lesson.id })).toEqual({
      researchLesson: { state: 'IN_PROGRESS' },
    })
    expect(told).toEqual([])
    leaving.abort()
    await Promise.all([asked, ended])
    expect(told).toEqual(['gave up'])
    expect(await taken()).toBe(0)
  })

  it('the next ones wait for their turn and share a thread', async () => {
    const threads: Worker[] = []
    const count = (thread: Worker) => threads.push(thread)
    serverProcess.on('worker', count)
    const papers = await Promise.all([paper(), paper()])
    serverProcess.off('worker', count)
    expect(papers.map(({ status }) => status)).toEqual([200, 200])
    for (const one of papers) expect((await one.text()).slice(0, 5)).toBe('%PDF-')
    expect([threads.length, await taken()]).toEqual([1, 2])
  })
})

describe('the press', () => {
  const nobodyLeaves = new AbortController().signal
  const broken = { file: {} as StudyFile, sections: [] }

  it('refuses what cannot be set, and what comes when too many wait', async () => {
    const press = new PaperPress()
    Reflect.set(press, 'logger', { error: () => undefined })
    const codes = await Promise.all(
      Array.from({ length: 10 }, () => press.set(broken, nobodyLeaves).catch(({ code }: { code: string }) => code)),
    )
    expect(codes).toEqual([...Array.from({ length: 9 }, () => 'lesson-paper.not-made'), 'retry'])
    await press.onModuleDestroy()
    await expect(press.set(broken, nobodyLeaves)).rejects.toMatchObject({ code: 'retry' })
  })
})

describe('a server that closes', () => {
  it('ends the thread first', async () => {
    const other = await world()
    try {
      const people = await cast(other)
      const study = await fullStudy(other, people)
      const begun = threadBegun()
      const asked = fetch(`${other.url}/api/lesson-studies/${study.study}/export.pdf`, {
        headers: { cookie: people.ana.cookie! },
      }).catch(() => null)
      const ended = once(await begun, 'exit').then(() => 'thread')
      const closed = other.close().then(() => 'server')
      expect(await Promise.race([ended, closed])).toBe('thread')
      await Promise.all([asked, closed])
    } catch (error) {
      await other.close().catch(() => undefined)
      throw error
    }
  })
})
