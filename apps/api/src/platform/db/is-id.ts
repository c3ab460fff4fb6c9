/** Ids as they come from outside: what is none leads nowhere, like one that nobody has, and never reaches a statement. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const isId = (text: string): boolean => uuid.test(text)
export const onlyIds = (ids: readonly string[]): string[] => ids.filter(isId)
