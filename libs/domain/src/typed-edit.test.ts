import { describe, expect, it } from '@jest/globals'
import { movedBy, typedEdit } from './typed-edit.js'

const edited = (before: string, after: string, caret = after.length): string => {
  const edit = typedEdit(before, after, caret)
  if (!edit) return 'nothing'
  const result = before.slice(0, edit.at) + edit.inserted + before.slice(edit.at + edit.removed)
  expect(result).toBe(after)
  return `${edit.at} -${edit.removed} +${edit.inserted}`
}

describe('what was typed', () => {
  it('TYP-1: is the smallest change of the text', () => {
    expect(edited('A counts', 'A counts')).toBe('nothing')
    expect(edited('', 'A')).toBe('0 -0 +A')
    expect(edited('A counts on', 'A never counts on', 8)).toBe('2 -0 +never ')
    expect(edited('A counts on fingers', 'A counts fingers', 9)).toBe('9 -3 +')
    expect(edited('red', 'rod', 2)).toBe('1 -1 +o')
    expect(edited('all', '', 0)).toBe('0 -3 +')
  })

  it('TYP-1: the caret tells which of two equal letters is the new one', () => {
    expect(edited('aaa', 'aaaa', 1)).toBe('0 -0 +a')
    expect(edited('aaa', 'aaaa', 3)).toBe('2 -0 +a')
    expect(edited('aaa', 'aaaa', 4)).toBe('3 -0 +a')
  })

  it('TYP-1: cuts no sign in half', () => {
    expect(edited('so 😀', 'so 😁')).toBe('3 -2 +😁')
    expect(edited('😀😀', '😀', 2)).toBe('2 -2 +')
    expect(edited('🐀x', '🌀x', 2)).toBe('0 -2 +🌀')
  })

  it('TYP-2: a caret stays between its letters', () => {
    expect(movedBy([{ insert: 'Then ' }], 3)).toBe(8)
    expect(movedBy([{ retain: 3 }, { insert: 'x' }], 3)).toBe(3)
    expect(movedBy([{ retain: 9 }, { insert: 'x' }], 3)).toBe(3)
    expect(movedBy([{ retain: 1 }, { delete: 4 }, { insert: 'yes' }], 3)).toBe(1)
    expect(movedBy([{ delete: 2 }], 6)).toBe(4)
  })
})
