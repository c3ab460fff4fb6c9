/** The way from a draft to a group at work: four steps, each with what is still missing and one thing to do. */
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { GroupPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import css from './FormingSteps.module.css'
import { activateEnquiryMutation, openEnquiryMutation } from './group-queries'
import { JoinButton } from './JoinButton'
import { People } from './People'
import { Protocol } from './Protocol'

export function FormingSteps({ enquiry }: { readonly enquiry: GroupPartsFragment }) {
  const [shown, setShown] = useState<'people' | 'protocol' | null>(null)
  const { abilities, state, schools, members } = enquiry
  const isDraft = state === 'DRAFT'
  const joined = members.filter((member) => member.state === 'JOINED')
  const waiting = joined.filter(({ protocolAcceptedAt }) => !protocolAcceptedAt)
  const partners = schools.filter(({ hasJoined, leftAt }) => hasJoined && !leftAt).length
  return (
    <section className={css.steps} aria-labelledby="forming">
      <h2 id="forming" className={css.title}>
        {isDraft ? 'Before others see it' : 'Coming together'}
      </h2>
      <ol className={css.list}>
        <Step number={1} title="Open it to partners" isDone={!isDraft}>
          <p>
            {isDraft
              ? 'Until then only you see this draft. Afterwards the alliance sees title, schools, stage and lead; the board stays with the group.'
              : 'The alliance sees title, schools, stage and lead.'}
          </p>
          <OpenButton enquiry={enquiry} />
        </Step>
        <Step number={2} title="Two schools join" isDone={partners >= 2}>
          <p>{standing(enquiry)}</p>
          <div className={css.acts}>
            <JoinButton enquiry={enquiry} />
            <Button size="s" onClick={() => setShown('people')}>
              {abilities.invitePerson || abilities.inviteSchool ? 'People and invitations' : 'People and schools'}
            </Button>
          </div>
        </Step>
        <Step
          number={3}
          title="Everyone accepts the group agreement"
          isDone={joined.length > 0 && waiting.length === 0}
        >
          <p>
            {waiting.length === 0
              ? 'All who have joined have accepted it.'
              : `Still to read it: ${waiting.map(({ person, isMe }) => (isMe ? 'you' : person.name)).join(', ')}.`}
          </p>
          <Button size="s" look={abilities.acceptProtocol ? 'primary' : 'soft'} onClick={() => setShown('protocol')}>
            {abilities.acceptProtocol ? 'Read and accept' : 'Read the agreement'}
          </Button>
        </Step>
        <Step number={4} title="Start the enquiry" isDone={false}>
          <StartStep enquiry={enquiry} />
        </Step>
      </ol>
      {shown === 'people' && <People enquiry={enquiry} onClose={() => setShown(null)} />}
      {shown === 'protocol' && <Protocol enquiry={enquiry} onClose={() => setShown(null)} />}
    </section>
  )
}

/** "Joined: Harrowmere Academy. Asked: Marlpit Lane Primary School." */
function standing({ schools }: GroupPartsFragment): string {
  const names = (hasJoined: boolean) =>
    schools.filter((one) => !one.leftAt && one.hasJoined === hasJoined).map(({ school }) => school.name)
  const said = (label: string, list: readonly string[]) => (list.length > 0 ? [`${label}: ${list.join(', ')}.`] : [])
  return [...said('Joined', names(true)), ...said('Asked', names(false))].join(' ')
}

interface StepProps {
  readonly number: number
  readonly title: string
  readonly isDone: boolean
  readonly children: ReactNode
}

function Step({ number, title, isDone, children }: StepProps) {
  return (
    <li className={cx(css.step, isDone && css.done)}>
      <span className={css.number} aria-hidden="true">
        {isDone ? <IconCheck stroke={3} /> : number}
      </span>
      <div className={css.body}>
        <h3 className={css.name}>
          {title}
          {isDone && <span className="visually-hidden"> (done)</span>}
        </h3>
        {children}
      </div>
    </li>
  )
}

function OpenButton({ enquiry }: { readonly enquiry: GroupPartsFragment }) {
  const [open, { busy }] = useAct(openEnquiryMutation, { done: 'Opened to partners', refetch: ['EnquiryBoard'] })
  if (!enquiry.abilities.openToPartners) return null
  return (
    <Button size="s" look="primary" busy={busy} onClick={() => void open({ id: enquiry.id })}>
      Open to partners
    </Button>
  )
}

function StartStep({ enquiry }: { readonly enquiry: GroupPartsFragment }) {
  const [start, { busy }] = useAct(activateEnquiryMutation, {
    done: 'The enquiry has begun',
    refetch: ['EnquiryBoard'],
  })
  const { abilities, state, missingForNext: missing } = enquiry
  if (state === 'DRAFT') return <p>The lead starts it once the group is together.</p>
  return (
    <>
      {missing.length > 0 ? (
        <ul className={css.missing}>
          {missing.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      ) : (
        <p>Everything is there.</p>
      )}
      {abilities.activate && (
        <Button
          size="s"
          look={missing.length === 0 ? 'primary' : 'soft'}
          disabled={missing.length > 0}
          busy={busy}
          onClick={() => void start({ id: enquiry.id })}
        >
          Start the enquiry
        </Button>
      )}
    </>
  )
}
