import { describe, expect, it } from '@jest/globals'
import { longestList, readInviteList } from './invite-list.js'

const read = (text: string) => readInviteList(text).map(({ name, email }) => [name, email])

describe('a pasted list of people', () => {
  it.each([
    ['Ana Ferreira <Ana.Ferreira@Elm.example>', 'Ana Ferreira', 'ana.ferreira@elm.example'],
    ['"Ferreira, Ana" <ana@elm.example>', 'Ferreira, Ana', 'ana@elm.example'],
    ['Ana Ferreira, ana@elm.example', 'Ana Ferreira', 'ana@elm.example'],
    ['ana@elm.example; Ana Ferreira', 'Ana Ferreira', 'ana@elm.example'],
    ['Ana\tFerreira\tana@elm.example', 'Ana Ferreira', 'ana@elm.example'],
    ['mailto:ana@elm.example', '', 'ana@elm.example'],
    ['  ana@elm.example ', '', 'ana@elm.example'],
    ['Ana Ferreira', 'Ana Ferreira', null],
    ['Ana <ana at elm.example>', 'Ana', null],
    ['ana@elm', '', null],
    ['<>', '', null],
  ])('reads %j', (text, name, email) => {
    expect(read(text)).toEqual([[name, email]])
  })

  it('counts lines as people see them, and leaves out the empty ones', () => {
    expect(readInviteList('a@elm.example\r\n\r\n  \nb@elm.example').map(({ line }) => line)).toEqual([1, 4])
  })

  it('lets nothing through that could become a header of a mail', () => {
    const [line] = readInviteList('Ana\u0000 \u2028Bcc: x <ana@elm.example>')
    expect(line?.name).toBe('Ana Bcc: x')
    expect(read('ana@elm.example%0abcc:b@elm.example')).toEqual([['', null]])
  })

  it('stops at the end of the longest list', () => {
    const text = 'x'.repeat(longestList * 2)
    expect(readInviteList(text)).toHaveLength(1)
    expect(readInviteList(text)[0]?.text.length).toBeLessThan(300)
  })
})
