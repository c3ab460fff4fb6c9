/** A form over something that others may change while it is open: what they change comes in, and what one has written stays. */
import { type Fields, merged } from '@alongside/domain/merged'
import { useState } from 'react'

interface Kept<T> {
  readonly version: number
  readonly base: T
  readonly mine: T
  readonly unsettled: readonly (keyof T & string)[]
}

/** @param theirs as it is kept now, at `version`; plain values, for they are compared as text */
export function useShared<T extends Fields>(theirs: T, version: number) {
  const [kept, keep] = useState<Kept<T>>(() => ({ version, base: theirs, mine: theirs, unsettled: [] }))
  let now = kept
  if (version > kept.version) {
    const { fields, unsettled } = merged(kept.base, kept.mine, theirs)
    now = { version, base: theirs, mine: fields, unsettled: [...new Set([...kept.unsettled, ...unsettled])] }
    keep(now)
  }
  const settle = (name: keyof T & string, mine: Partial<T>): void =>
    keep({ ...now, mine: { ...now.mine, ...mine }, unsettled: now.unsettled.filter((one) => one !== name) })
  return {
    fields: now.mine,
    /** To be sent with them: the version that they were last put beside. */
    version: now.version,
    set: (mine: Partial<T>): void => keep({ ...now, mine: { ...now.mine, ...mine } }),
    /** What somebody else has made of a field that one has changed oneself, until one has chosen; undefined: nothing to choose. */
    meanwhile: <Name extends keyof T & string>(name: Name) =>
      now.unsettled.includes(name)
        ? {
            theirs: now.base[name],
            take: () => settle(name, { [name]: now.base[name] } as unknown as Partial<T>),
            leave: () => settle(name, {}),
          }
        : undefined,
    isSettled: now.unsettled.length === 0,
  }
}
