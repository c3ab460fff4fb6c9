/** One line: what is missing for the next step, whose it is, and the one thing to do about it. */
import { IconArrowRight, IconCircleCheck, IconCircleDashed, IconSignature } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ChallengePartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import css from './Challenge.module.css'
import { ChallengeNotNow } from './ChallengeNotNow'
import { moveMutation, signMutation } from './challenge-queries'
import { beforeWords, challengeStateWords, goOnWords, inWords, isOver } from './challenge-words'

export interface ChallengeNextProps {
  readonly challenge: ChallengePartsFragment
  readonly onShow: (key: string) => void
}

/** Of what is over or put off nothing is asked. */
export function ChallengeNext({ challenge, onShow }: ChallengeNextProps) {
  if (isOver(challenge.state) || challenge.state === 'POSTPONED' || challenge.nextState === null) return null
  return (
    <section className={css.next} aria-label="The next step">
      <NextStep challenge={challenge} onShow={onShow} />
      <ChallengeNotNow challenge={challenge} />
    </section>
  )
}

function NextStep({ challenge, onShow }: ChallengeNextProps) {
  const { state, nextState, missingForNext: missing, mustSignAgain, canGoOn, waitsFor } = challenge
  const own = challenge.members.find(({ isMe }) => isMe)
  if (own && !own.hasDeclared) {
    return (
      <Line words="Before you are shown anything of the school, say what ties you to it.">
        <Button look="primary" onClick={() => onShow('team')}>
          To my declaration
        </Button>
      </Line>
    )
  }
  if (mustSignAgain) {
    return (
      <Line words="The team has changed, or an interest has come up. Look at it, and sign again; nothing is lost.">
        <Sign challenge={challenge} />
      </Line>
    )
  }
  const [first, ...more] = missing
  if (first) {
    return <Line words={first.message} more={[...more.map(({ message }) => message), ...waiting(challenge)]} />
  }
  if (canGoOn) {
    return (
      <Line words={`The next step is yours: ${challengeStateWords[nextState ?? state].label.toLowerCase()}.`} isReady>
        <GoOn challenge={challenge} />
      </Line>
    )
  }
  return (
    <Line words={waitsFor.length > 0 ? `Waits for ${inWords(waitsFor)}.` : 'The next step comes by itself.'} isReady />
  )
}

const waiting = ({ waitsFor }: ChallengePartsFragment): string[] =>
  waitsFor.length > 0 && !waitsFor.includes('REVIEWER') ? [`Then it waits for ${inWords(waitsFor)}.`] : []

function Sign({ challenge }: { readonly challenge: ChallengePartsFragment }) {
  const [sign, { busy }] = useAct(signMutation, { done: 'Signed' })
  return (
    <Button
      look="primary"
      icon={<IconSignature />}
      busy={busy}
      onClick={() => void sign({ id: challenge.id, step: 'AGREED' })}
    >
      Sign again
    </Button>
  )
}

function GoOn({ challenge }: { readonly challenge: ChallengePartsFragment }) {
  const [asking, setAsking] = useState(false)
  const to = challenge.nextState!
  const [move, { busy, refusal }] = useAct(moveMutation, { done: challengeStateWords[to].label, inline: asking })
  const before = beforeWords[to]
  const go = async (): Promise<void> => {
    if (await move({ id: challenge.id, to })) setAsking(false)
  }
  return (
    <>
      <Button
        look="primary"
        icon={<IconArrowRight />}
        busy={busy}
        onClick={() => (before ? setAsking(true) : void go())}
      >
        {goOnWords[to] ?? 'Go on'}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          harmless
          title={`${goOnWords[to]}?`}
          action={goOnWords[to] ?? 'Go on'}
          busy={busy}
          refusal={refusal}
          onClose={() => setAsking(false)}
          onConfirm={() => void go()}
        >
          <p>{before}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

interface LineProps {
  readonly words: string
  readonly more?: readonly string[]
  readonly isReady?: boolean
  readonly children?: ReactNode
}

function Line({ words, more = [], isReady = false, children }: LineProps) {
  const Icon = isReady ? IconCircleCheck : IconCircleDashed
  return (
    <>
      <Icon aria-hidden="true" />
      <div className={css.words}>
        <p>{words}</p>
        {more.length > 0 && (
          <ul>
            {more.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      {children}
    </>
  )
}
