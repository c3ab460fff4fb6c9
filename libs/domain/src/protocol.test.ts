import { expect, it } from '@jest/globals'
import { changeProtocol, cleanProtocol, defaultProtocol } from './protocol.js'

it('ENQ-10: the default agreement can be accepted as it stands, in the words of the glossary', () => {
  expect(cleanProtocol(defaultProtocol)).toBe(defaultProtocol)
  expect(defaultProtocol).not.toMatch(/best practice|outstanding|inspect|student/i)
})

it('ENQ-10: a changed agreement has a new number, the same words have not', () => {
  const enquiry = { protocol: 'We listen first.', protocolVersion: 3 }
  expect(changeProtocol(enquiry, ' We listen first. ')).toEqual(enquiry)
  expect(changeProtocol(enquiry, 'We ask first.')).toEqual({ protocol: 'We ask first.', protocolVersion: 4 })
  expect(() => changeProtocol(enquiry, '')).toThrow(expect.objectContaining({ code: 'input.missing' }))
})
