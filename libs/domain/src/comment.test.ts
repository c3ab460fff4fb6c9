import { describe, expect, it } from '@jest/globals'
import { edit, mayResolve, takeBack, write } from './comment.js'
import type { CommentId, PersonId } from './ids.js'
import { mentionsIn, piecesOf, withoutMentionIds, writeMention } from './mention.js'

const refused = (code: string) => expect.objectContaining({ code })
const id = (digit: string) => `0190a000-0000-7000-8000-00000000000${digit}` as PersonId
const ana = id('1')
const ben = id('2')
const cem = id('3')
const readers = new Set([ana, ben])
const at = (personId: PersonId, name = 'Ben Okoro') => writeMention({ name, personId })
const comment = (body = 'Nice.', removedAt: Date | null = null) => ({
  id: 'c' as CommentId,
  authorId: ana,
  body,
  removedAt,
})

describe('mentions', () => {
  it('stand in the words, and are found there once each', () => {
    const text = `${at(ben)} and ${at(ana, 'Ana')}, look. ${at(ben)}`
    expect(mentionsIn(text)).toEqual([ben, ana])
    expect(withoutMentionIds(text)).toBe('@Ben Okoro and @Ana, look. @Ben Okoro')
    expect(piecesOf(`So, ${at(ben)}!`)).toEqual(['So, ', { name: 'Ben Okoro', personId: ben }, '!'])
  })

  it('survive any name, and plain at-signs are none', () => {
    expect(mentionsIn(at(ben, 'B] (x) [en\n'))).toEqual([ben])
    expect(mentionsIn('mail ben@elm.example, @ben, @[Ben](nobody)')).toEqual([])
    expect(piecesOf('plain')).toEqual(['plain'])
    expect(piecesOf(at(ben))).toEqual([{ name: 'Ben Okoro', personId: ben }])
  })
})

describe('comments', () => {
  it('COM-1: say something, and mention readers only', () => {
    expect(write(`  ${at(ben)} look `, readers)).toEqual({ body: `${at(ben)} look`, mentions: [ben] })
    expect(() => write('  ', readers)).toThrow(refused('input.missing'))
    expect(() => write('x'.repeat(4001), readers)).toThrow(refused('input.too-long'))
    expect(() => write(at(cem), readers)).toThrow(refused('comment.mention-not-a-reader'))
  })

  it('COM-2: are edited by their author, and what was said before is kept', () => {
    expect(edit(comment(`${at(ben)}!`), ana, `${at(ben)} and ${at(ana)}!`, readers)).toMatchObject({
      before: `${at(ben)}!`,
      newlyMentioned: [ana],
    })
    expect(edit(comment('Nice.'), ana, ' Nice. ', readers).before).toBeNull()
    expect(() => edit(comment(), ben, 'Not nice.', readers)).toThrow(refused('comment.not-yours'))
  })

  it('COM-3: are taken back by their author, once', () => {
    expect(() => takeBack(comment(), ana)).not.toThrow()
    expect(() => takeBack(comment(), ben)).toThrow(refused('comment.not-yours'))
    expect(() => takeBack(comment('Nice.', new Date()), ana)).toThrow(refused('comment.deleted'))
    expect(() => edit(comment('Nice.', new Date()), ana, 'Again', readers)).toThrow(refused('comment.deleted'))
  })

  it('COM-4: a thread is resolved by members and by whoever began it', () => {
    const thread = { authorId: cem, resolvedAt: null }
    expect([mayResolve(thread, ana, true), mayResolve(thread, cem, false), mayResolve(thread, ben, false)]).toEqual([
      true,
      true,
      false,
    ])
  })
})
