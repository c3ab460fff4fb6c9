/** The visit: its days and timetable, what clashes in it, its steps, and which kinds of evidence each line still lacks. */
import { isOfHost } from '@alongside/domain/challenge-part'
import { mostVisitDays, type VisitState } from '@alongside/domain/review-visit'
import { IconCalendarEvent, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { InsidePartsFragment } from '../../../gql/graphql'
import { dayOf } from '../../../platform/dates'
import { Loaded } from '../../../platform/Loaded'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Row, Section, Stack } from '../../../ui/Page'
import { Tag } from '../../../ui/Tag'
import { WhoCanRead } from '../../../ui/WhoCanRead'
import { ActivityDialog } from './ActivityDialog'
import { DayGrid } from './DayGrid'
import { EvidenceSoFar } from './EvidenceSoFar'
import { moveVisitMutation, planVisitMutation } from './inside-queries'
import { useInside } from './useInside'
import { VisitDays } from './VisitDays'
import { type Activity, type Draft, draftOf, inputOf } from './visit-plan'

export default function Visit({ challenge }: { readonly challenge: { readonly id: string } }) {
  return (
    <Loaded query={useInside(challenge.id)}>
      {({ peerChallenge }) => (peerChallenge ? <Shown challenge={peerChallenge} /> : null)}
    </Loaded>
  )
}

interface VisitProps {
  readonly challenge: InsidePartsFragment
}

function Shown({ challenge }: VisitProps) {
  const { visit, phase, parts, host, canPlanVisit } = challenge
  if (!phase.readsNotes && !isOfHost(parts)) {
    return (
      <EmptyState title="The timetable is for the school and the team" icon={<IconCalendarEvent />}>
        You see the days of the visit beside this.
      </EmptyState>
    )
  }
  return (
    <Stack gap="l">
      <WhoCanRead
        who={[`Head and leaders of ${host.name}`, 'The team, once its members have declared their interests']}
      />
      {visit || canPlanVisit ? (
        <Timetable challenge={challenge} />
      ) : (
        <EmptyState title="No visit has been planned yet" icon={<IconCalendarEvent />}>
          The lead reviewer plans it, with a colleague of the school in every activity.
        </EmptyState>
      )}
      {phase.readsNotes && challenge.lines.length > 0 && <EvidenceSoFar challenge={challenge} />}
    </Stack>
  )
}

function Timetable({ challenge }: VisitProps) {
  const { id, visit, canPlanVisit } = challenge
  const [plan, { busy, refusal, clear }] = useAct(planVisitMutation, { done: 'Timetable kept', inline: true })
  const [edited, setEdited] = useState<Draft | null>(null)
  const days = visit?.days ?? []
  const activities = visit?.activities ?? []
  const canPlan = canPlanVisit && (visit?.canPlan ?? true)
  const keep = async (nextDays: readonly string[], next: readonly Activity[]): Promise<boolean> => {
    const version = visit?.version ?? null
    const on = next.filter((one) => nextDays.includes(one.on))
    const input = { days: [...nextDays], activities: on.map(inputOf), version }
    return (await plan({ id, input })) !== undefined
  }
  const close = () => {
    setEdited(null)
    clear()
  }
  return (
    <Section
      title="Timetable"
      hint={`One to ${mostVisitDays} days. Every activity is done with a colleague of the school, and nobody who is observed is named.`}
      actions={visit && <Tag tone={visit.state === 'CONFIRMED' ? 'good' : 'plain'}>{stateWords[visit.state]}</Tag>}
    >
      {visit?.state === 'RESCHEDULED' && visit.reason && (
        <Notice tone="warn" title="This visit was moved">
          {visit.reason}
        </Notice>
      )}
      {canPlan && <VisitDays days={days} busy={busy} onChange={(next) => void keep(next, activities)} />}
      {!edited && refusal && <Notice tone="danger">{refusal}</Notice>}
      <Clashes challenge={challenge} />
      {days.length > 0 && (
        <DayGrid
          challenge={challenge}
          days={days}
          activities={activities}
          {...(canPlan && { onChoose: (activity: Activity) => setEdited(draftOf(activity)) })}
        />
      )}
      <Row>
        {canPlan && days.length > 0 && (
          <Button icon={<IconPlus />} onClick={() => setEdited(draftOf(null, days[0]))}>
            Add an activity
          </Button>
        )}
        <Steps challenge={challenge} />
      </Row>
      {edited && (
        <ActivityDialog
          challenge={challenge}
          draft={edited}
          busy={busy}
          refusal={refusal}
          onClose={close}
          onKeep={async (activity) => {
            const others = activities.filter((one) => one.id !== edited.id)
            if (await keep(days, [...others, activity])) close()
          }}
          {...(edited.id !== null && {
            onRemove: async () => {
              if (
                await keep(
                  days,
                  activities.filter((one) => one.id !== edited.id),
                )
              )
                close()
            },
          })}
        />
      )}
    </Section>
  )
}

const stateWords: Readonly<Record<VisitState, string>> = {
  PLANNED: 'Being planned',
  CONFIRMED: 'Confirmed',
  IN_PROGRESS: 'Under way',
  COMPLETED: 'Done',
  RESCHEDULED: 'To be planned anew',
}
const stepWords: Readonly<Record<VisitState, string>> = {
  PLANNED: 'Plan it anew',
  CONFIRMED: 'Confirm the timetable',
  IN_PROGRESS: 'Begin the visit',
  COMPLETED: 'The visit is done',
  RESCHEDULED: 'Move the visit',
}

function Steps({ challenge: { id, visit } }: VisitProps) {
  const [move, { busy, refusal, clear }] = useAct(moveVisitMutation, { inline: true })
  const [isMoving, setMoving] = useState(false)
  if (!visit || visit.next.length === 0) return null
  const ready = visit.missing.length === 0
  return (
    <>
      {visit.next
        .filter((to) => to !== 'RESCHEDULED' && to !== 'PLANNED' && (to !== 'CONFIRMED' || ready))
        .map((to) => (
          <Button key={to} look="primary" busy={busy} onClick={() => void move({ id, to })}>
            {stepWords[to]}
          </Button>
        ))}
      {visit.next.includes('RESCHEDULED') && <Button onClick={() => setMoving(true)}>{stepWords.RESCHEDULED}</Button>}
      {refusal && !isMoving && <Notice tone="danger">{refusal}</Notice>}
      <ConfirmDialog
        open={isMoving}
        onClose={() => {
          setMoving(false)
          clear()
        }}
        title="Move the visit?"
        action="Move it"
        harmless
        reason={{ label: 'Why is it moved?', hint: 'Everybody who sees the timetable reads this.' }}
        busy={busy}
        refusal={refusal}
        onConfirm={(reason) =>
          void move({ id, to: 'RESCHEDULED', reason }).then((done) => {
            if (done) setMoving(false)
          })
        }
      >
        The timetable stays until you plan it anew, and everything that was noted stays too.
      </ConfirmDialog>
      {visit.state === 'PLANNED' && visit.next.includes('CONFIRMED') && !ready && (
        <Notice title="Before it can be confirmed">
          <ul>
            {visit.missing.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** Warnings stop nobody: whoever plans may know better. */
function Clashes({ challenge: { visit } }: VisitProps) {
  if (!visit || visit.clashes.length === 0) return null
  return (
    <Notice tone="warn" title="Have a look at this">
      <ul>
        {visit.clashes.map(({ kind, on, person, activities }) => (
          <li key={`${kind} ${on} ${person?.id} ${activities.join()}`}>
            {kind === 'TWICE_AT_ONCE' && `${person?.name} is planned twice at once on ${on ? dayOf(on) : 'one day'}.`}
            {kind === 'HOST_CLOSED' && `The school is closed on ${on ? dayOf(on) : 'one of these days'}.`}
            {kind === 'LOAD_RED' && `A great deal is asked of ${person?.name} in this half-term already.`}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
