/** What is not as it should be though the server answers: told at /healthz, so that whoever watches it knows before people do. */
import { Injectable } from '@nestjs/common'

@Injectable()
export class Health {
  private readonly parts = new Map<string, () => boolean>()

  /** `isWell` is asked each time somebody looks. */
  watch(part: string, isWell: () => boolean): void {
    this.parts.set(part, isWell)
  }

  forget(part: string): void {
    this.parts.delete(part)
  }

  get degraded(): string[] {
    return [...this.parts].filter(([, isWell]) => !isWell()).map(([part]) => part)
  }
}
