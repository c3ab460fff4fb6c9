import { describe, expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import { type HandWritten, writtenByHand } from './contribution-by-hand.js'
import type { Urn } from './ids.js'

const [elm, oak] = ['100001', '100002'] as unknown as readonly [Urn, Urn]
const given: HandWritten = {
  giver: elm,
  receiver: oak,
  kind: 'COACHING',
  hours: 1.25,
  title: ' Coaching  in phonics ',
  doneOn: '2026-09-14',
}
const written = (more: Partial<HandWritten>) => outcome(() => writtenByHand({ ...given, ...more }, '2026-09-14'))

describe('hours written by hand', () => {
  it('CON-6: keeps them with tidy words', () => {
    expect(written({})).toEqual({ ...given, title: 'Coaching in phonics' })
    expect(written({ kind: 'COORDINATION', receiver: 'ALLIANCE' })).toMatchObject({ receiver: 'ALLIANCE' })
  })

  it.each([
    [{ kind: 'HOSTING' }, 'contribution.kind-by-hand'],
    [{ receiver: elm }, 'contribution.same-school'],
    [{ receiver: 'ALLIANCE' }, 'input.missing'],
    [{ hours: 0 }, 'contribution.hours'],
    [{ hours: -1 }, 'contribution.hours'],
    [{ hours: 200.25 }, 'contribution.hours'],
    [{ hours: 1.1 }, 'contribution.hours'],
    [{ hours: Number.NaN }, 'contribution.hours'],
    [{ doneOn: '2026-09-15' }, 'contribution.day'],
    [{ doneOn: '2024-09-13' }, 'contribution.day'],
    [{ doneOn: '2026-02-30' }, 'input.not-a-date'],
    [{ title: ' ' }, 'input.missing'],
  ] as const)('CON-6: %j is refused: %s', (more, code) => {
    expect(written(more as Partial<HandWritten>)).toBe(code)
  })
})
