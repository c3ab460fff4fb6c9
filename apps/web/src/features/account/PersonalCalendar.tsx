/** One's own sessions in one's own calendar, and the mails that remind. */
import type { ReminderChoice } from '@alongside/domain/calendar-entry'
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { PersonalCalendarPartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { CheckField } from '../../ui/CheckField'
import { Choices } from '../../ui/Choices'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { CopyText } from '../../ui/CopyText'
import { Notice } from '../../ui/Notice'
import { Row, Stack } from '../../ui/Page'
import { SkeletonLines } from '../../ui/Skeleton'

graphql(`
  fragment PersonalCalendarParts on PersonalCalendar {
    id
    addressSince
    reminders
    invites
    hasMail
    unsureMails
  }
`)
const calendarQuery = graphql(`
  query AccountCalendar { personalCalendar { ...PersonalCalendarParts } }
`)
const makeMutation = graphql(`
  mutation MakeCalendarAddress { makeCalendarAddress { ...PersonalCalendarParts address } }
`)
const endMutation = graphql(`
  mutation EndCalendarAddress { endCalendarAddress { ...PersonalCalendarParts } }
`)
const chooseMutation = graphql(`
  mutation ChooseReminders($reminders: ReminderChoice!, $invites: Boolean!) {
    chooseReminders(reminders: $reminders, invites: $invites) { ...PersonalCalendarParts }
  }
`)

const reminders: readonly { value: ReminderChoice; label: string; hint: string }[] = [
  { value: 'DIGEST', label: 'Once a day', hint: 'One mail in the morning of a school day, when something is new.' },
  { value: 'AT_ONCE', label: 'At once', hint: 'Five mails a day at most; the rest waits for the morning.' },
  { value: 'OFF', label: 'None', hint: 'You look here yourself.' },
]

export function PersonalCalendar() {
  const query = useQuery(calendarQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query} skeleton={<SkeletonLines />}>
      {({ personalCalendar }) => (
        <Stack>
          <Address calendar={personalCalendar} />
          <Mails calendar={personalCalendar} />
        </Stack>
      )}
    </Loaded>
  )
}

interface Shown {
  readonly calendar: PersonalCalendarPartsFragment
}

function Address({ calendar: { addressSince } }: Shown) {
  const [address, setAddress] = useState<string | null>(null)
  const [asks, setAsks] = useState(false)
  const [make, making] = useAct(makeMutation)
  const [end, ending] = useAct(endMutation, { done: 'The address leads nowhere now' })
  const makeIt = async () => {
    const made = await make({})
    setAsks(false)
    setAddress(made?.makeCalendarAddress.address ?? null)
  }
  const endIt = async () => {
    if (await end({})) setAddress(null)
  }
  return (
    <Card>
      <Stack>
        <p>
          Your sessions, research lessons and visits, in the calendar on your phone or desk: titles and times only.
          Changes arrive by themselves.
        </p>
        {address && (
          <>
            <CopyText label="Address of your calendar" text={address} />
            <Notice>
              Copy it now: it is shown this once. In your calendar choose “Subscribe” or “Add by URL”. Whoever has it
              sees when you are where, so keep it to yourself.
            </Notice>
          </>
        )}
        {!address && addressSince && (
          <p>
            It has had an address since <When at={addressSince} />. Lost it, or passed it on? Make a new one.
          </p>
        )}
        <Row>
          <Button
            look={addressSince ? 'soft' : 'primary'}
            busy={making.busy}
            onClick={() => (addressSince ? setAsks(true) : void makeIt())}
          >
            {addressSince ? 'Make a new address' : 'Make an address'}
          </Button>
          {addressSince && (
            <Button look="plain" busy={ending.busy} onClick={() => void endIt()}>
              Switch it off
            </Button>
          )}
        </Row>
        <ConfirmDialog
          open={asks}
          onClose={() => setAsks(false)}
          title="Make a new address?"
          action="Make a new address"
          busy={making.busy}
          refusal={making.refusal}
          onConfirm={() => void makeIt()}
        >
          Calendars that follow the address you have stop getting changes until you give them the new one.
        </ConfirmDialog>
      </Stack>
    </Card>
  )
}

function Mails({ calendar }: Shown) {
  const [choose, { busy }] = useAct(chooseMutation, { done: 'Kept' })
  const { hasMail, unsureMails } = calendar
  if (!hasMail) return <Notice>This installation sends no mail, so nothing reminds you but the inbox here.</Notice>
  return (
    <Card>
      <Stack>
        {unsureMails > 0 && (
          <Notice tone="warn">
            {unsureMails === 1 ? 'One mail' : `${unsureMails} mails`} to you were cut off half-way, and may not have
            arrived. Look in your inbox here for what waits.
          </Notice>
        )}
        <Choices
          label="Mails about what waits for you"
          value={calendar.reminders}
          choices={reminders}
          disabled={busy}
          onChoose={(value) => void choose({ reminders: value, invites: calendar.invites })}
        />
        <CheckField
          label="Invitations to sessions come by mail, with an entry for my calendar"
          hint="Not needed where your calendar follows the address above."
          checked={calendar.invites}
          disabled={busy}
          onChange={({ target }) => void choose({ reminders: calendar.reminders, invites: target.checked })}
        />
      </Stack>
    </Card>
  )
}
