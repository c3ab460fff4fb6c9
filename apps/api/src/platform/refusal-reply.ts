/** A refusal outside GraphQL: the same code, with the status that says whose turn it is. */
import type { Refusal, RefusalCode } from '@alongside/domain/refusal'
import type { FastifyReply } from 'fastify'

const statuses: Partial<Record<RefusalCode, number>> = {
  'sign-in.required': 401,
  'not-allowed': 403,
  'not-found': 404,
  'register.running': 409,
  'input.too-long': 413,
  'photo.too-large': 413,
  'lesson-file.too-large': 413,
  'calendar-file.too-large': 413,
  'lesson-paper.not-made': 503,
  retry: 503,
}

export const replyRefused = (reply: FastifyReply, { code, details }: Refusal): FastifyReply =>
  reply.code(statuses[code] ?? 400).send({ code, details })
