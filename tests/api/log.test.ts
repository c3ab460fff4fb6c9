// The log names what went wrong and never repeats what somebody typed.
import { expect, it } from '@jest/globals'
import { QueryFailedError } from 'typeorm'
import { plainError } from '../../apps/api/src/platform/log.js'

it('an error of the database loses its statement’s parameters and details', () => {
  const driver = Object.assign(new Error('duplicate key value violates unique constraint "person_email_key"'), {
    code: '23505',
    detail: 'Key (email)=(ana@school.example) already exists.',
  })
  const failed = new QueryFailedError('insert into comment (body) values ($1)', ['Ana wrote this'], driver)
  const logged = JSON.stringify(plainError(failed))
  expect(logged).toContain('person_email_key')
  expect(logged).not.toContain('Ana wrote this')
  expect(logged).not.toContain('ana@school.example')
})
