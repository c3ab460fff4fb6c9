import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { wordChanges } from './word-changes.js'

const text = fc.array(fc.constantFrom('talk', ' before', ' writing', '.', '\n', ' 😀', ' é'), { maxLength: 30 })

it('HIS-2 the words that stayed and came make the new text, those that stayed and went the old one', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(''), other.join('')]
      const words = wordChanges(before, after)
      const without = (left: string) =>
        words
          .filter(({ change }) => change !== left)
          .map((word) => word.text)
          .join('')
      expect(without('REMOVED')).toBe(after)
      expect(without('ADDED')).toBe(before)
    }),
  )
})

it('HIS-2 one word that was put in is all that is marked', () => {
  expect(wordChanges('Pupils answer in words.', 'Pupils answer in single words.')).toEqual([
    { change: 'SAME', text: 'Pupils answer in ' },
    { change: 'ADDED', text: 'single ' },
    { change: 'SAME', text: 'words.' },
  ])
})
