/**
 * Whatever a resolver throws goes on to be worded as an answer (`errors.ts`), which logs bugs without the words people typed.
 * The framework's own logging would write a statement's parameters out in full.
 */
import { Catch, type ExceptionFilter } from '@nestjs/common'

@Catch()
export class AnswerFilter implements ExceptionFilter {
  catch(thrown: unknown): unknown {
    return thrown
  }
}
