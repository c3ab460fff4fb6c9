/** Who was refused what, for the log: the first time at once, then gathered, so that a page in a loop does not fill the disk. */
import type { PersonId } from '@alongside/domain/ids'
import type { RefusalCode } from '@alongside/domain/refusal'
import { Injectable, type OnModuleDestroy } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'

interface Refused {
  /** Null for somebody the server does not know. */
  readonly who: PersonId | null
  /** The message, or the field that was asked for; never what was sent with it. */
  readonly what: string
  readonly code: RefusalCode | 'request.malformed'
  readonly documentId?: string
}

/** How long what is refused again is only counted, in milliseconds. */
const gatherFor = 60_000
/** So many different ones a minute stand in the log; who sends more of them has been noticed. */
const mostGathered = 1_000

/** No attack and no mistake: the server is busy, or was a moment ago. */
const ordinary = new Set<string>(['retry', 'live.new-epoch'])

@Injectable()
export class RefusalLog implements OnModuleDestroy {
  private readonly again = new Map<string, { readonly refused: Refused; times: number }>()
  private readonly clock: NodeJS.Timeout

  constructor(private readonly host: HttpAdapterHost) {
    this.clock = setInterval(() => this.tellGathered(), gatherFor)
    this.clock.unref()
  }

  note(refused: Refused): void {
    if (ordinary.has(refused.code)) return
    const key = `${refused.who} ${refused.what} ${refused.code}`
    const known = this.again.get(key)
    if (known) known.times += 1
    else if (this.again.size < mostGathered) {
      this.again.set(key, { refused, times: 0 })
      this.write(refused)
    }
  }

  onModuleDestroy(): void {
    clearInterval(this.clock)
    this.tellGathered()
  }

  private tellGathered(): void {
    for (const { refused, times } of this.again.values()) if (times > 0) this.write({ ...refused, times })
    this.again.clear()
  }

  private write({ who, ...rest }: Refused & { readonly times?: number }): void {
    const { log } = this.host.httpAdapter.getInstance() as { log: { warn(fields: object, text: string): void } }
    log.warn({ personId: who, ...rest }, 'refused')
  }
}
