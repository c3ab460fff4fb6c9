// The world that all tests of the API stand on.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type World, world } from '../support/world.js'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w?.close())

it('has schools, an alliance of them, and people who are signed in', async () => {
  const elm = await w.school('Elm Park Primary')
  const oak = await w.school('Oak Lane Primary')
  await w.alliance('Riverside', { schools: [elm, oak] })
  const ana = await w.person({ name: 'Ana Ferreira', role: 'TEACHER', school: elm })
  expect(await ana.ask('{ viewer { name isAdmin } }')).toEqual({ viewer: { name: 'Ana Ferreira', isAdmin: false } })
})

it('knows strangers, and people who may not sign in, as nobody', async () => {
  const gone = await w.person({ state: 'LEFT' })
  expect(await w.stranger.ask('{ viewer { name } }')).toEqual({ viewer: null })
  expect(await gone.ask('{ viewer { name } }')).toEqual({ viewer: null })
})
