/** Where somebody is signed in, and the way to end it: the forgotten laptop, the shared tablet. */
import { useQuery } from '@apollo/client/react'
import { IconDeviceDesktop, IconDeviceMobile, IconDeviceTablet } from '@tabler/icons-react'
import { graphql } from '../../gql'
import { Loaded } from '../../platform/Loaded'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Stack } from '../../ui/Page'
import { SkeletonLines } from '../../ui/Skeleton'
import { Tag } from '../../ui/Tag'
import css from './Sessions.module.css'

const sessionsQuery = graphql(`
  query AccountSessions {
    viewer { id sessions { id device createdAt lastSeenAt isThisOne } }
  }
`)
const endMutation = graphql(`
  mutation RevokeSession($id: ID!) {
    revokeSession(id: $id) { id sessions { id device createdAt lastSeenAt isThisOne } }
  }
`)
const endOthersMutation = graphql(`
  mutation RevokeOtherSessions {
    revokeOtherSessions { id sessions { id device createdAt lastSeenAt isThisOne } }
  }
`)

const iconOf = (device: string) =>
  /ipad|tablet/i.test(device)
    ? IconDeviceTablet
    : /iphone|android|phone/i.test(device)
      ? IconDeviceMobile
      : IconDeviceDesktop

export function Sessions() {
  const query = useQuery(sessionsQuery, { fetchPolicy: 'cache-and-network' })
  const [end, ending] = useAct(endMutation, { done: 'Signed out there' })
  const [endOthers, endingOthers] = useAct(endOthersMutation, { done: 'Signed out everywhere else' })
  return (
    <Loaded query={query} skeleton={<SkeletonLines />}>
      {({ viewer }) => (
        <Stack gap="s">
          <Card pad="none">
            <ul className={css.list}>
              {(viewer?.sessions ?? []).map(({ id, device, createdAt, lastSeenAt, isThisOne }) => {
                const Icon = iconOf(device)
                return (
                  <li key={id} className={css.row}>
                    <Icon aria-hidden="true" className={css.icon} />
                    <div className={css.words}>
                      <p className={css.device}>
                        {device}
                        {isThisOne && <Tag tone="good">Here and now</Tag>}
                      </p>
                      <p className={css.when}>
                        {!isThisOne && (
                          <>
                            last used <When at={lastSeenAt} />,{' '}
                          </>
                        )}
                        signed in <When at={createdAt} />
                      </p>
                    </div>
                    {!isThisOne && (
                      <Button size="s" look="plain" disabled={ending.busy} onClick={() => void end({ id })}>
                        Sign out<span className="visually-hidden"> on {device}</span>
                      </Button>
                    )}
                  </li>
                )
              })}
            </ul>
          </Card>
          {(viewer?.sessions.length ?? 0) > 1 && (
            <div>
              <Button size="s" busy={endingOthers.busy} onClick={() => void endOthers({})}>
                Sign out everywhere else
              </Button>
            </div>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
