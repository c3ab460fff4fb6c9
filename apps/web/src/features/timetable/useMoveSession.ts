/** Gives a session another time; the server judges it once more, for meanwhile others plan too. */
import { graphql } from '../../gql'
import { useAct } from '../../platform/useAct'
import type { Session } from './timetable-queries'

type Movable = Pick<Session, 'id' | 'version' | 'startsAt' | 'endsAt' | 'minutes'>

const timeMutation = graphql(`
  mutation MoveSessionInTime($id: ID!, $version: Int!, $startsAt: DateTime!, $endsAt: DateTime!) {
    timeCpdSession(id: $id, version: $version, startsAt: $startsAt, endsAt: $endsAt) { id version }
  }
`)

const lengthOf = ({ startsAt, endsAt, minutes }: Movable): number =>
  startsAt && endsAt ? Date.parse(endsAt) - Date.parse(startsAt) : minutes * 60_000

export function useMoveSession() {
  const [act] = useAct(timeMutation)
  return async (session: Movable, startsAt: Date): Promise<{ readonly version: number } | undefined> => {
    const endsAt = new Date(startsAt.getTime() + lengthOf(session))
    const done = await act({
      id: session.id,
      version: session.version,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })
    return done?.timeCpdSession
  }
}
