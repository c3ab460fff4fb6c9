/** A refusal is an answer, not an incident: it reaches the client as it is and is not logged as an error. */
import { Refusal } from '@alongside/domain/refusal'
import { Catch, type ExceptionFilter } from '@nestjs/common'

@Catch(Refusal)
export class RefusalFilter implements ExceptionFilter {
  catch(refusal: Refusal): Refusal {
    return refusal
  }
}
