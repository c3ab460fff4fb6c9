/** What a school offers and wants in a round: a minute, with everything that was said before kept. */
import { areaLabels, ChallengeArea, roundLimits } from '@alongside/domain/pairing-round'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { PairingSignUpInput, RoundPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { NotNowHere } from '../../platform/not-now/NotNowHere'
import { useAct } from '../../platform/useAct'
import { Button, IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { CheckField } from '../../ui/CheckField'
import { Choices } from '../../ui/Choices'
import { Notice } from '../../ui/Notice'
import { Row, Section, Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import css from './Pairing.module.css'
import { signUpMutation } from './pairing-queries'
import { areaList } from './pairing-words'

type School = RoundPartsFragment['mySchools'][number]
type Said = PairingSignUpInput

const nothing: Said = {
  notThisTerm: false,
  isHost: true,
  strengths: [],
  wants: [],
  visitorTimes: 1,
  facilitatorTimes: 0,
  reviewers: [],
  trained: [],
  days: [],
}
const times = Array.from({ length: roundLimits.times + 1 }, (_, at) => ({
  value: String(at),
  label: at === 0 ? 'Not' : at === 1 ? 'Once' : `${at} times`,
}))
const areas = Object.values(ChallengeArea)
const couldGo = new Set(['TEACHER', 'CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD'])

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

export function SignUpForm({ round, school }: { readonly round: RoundPartsFragment; readonly school: School }) {
  const before = round.signUps.find((one) => one.school.urn === school.urn)
  const [said, setSaid] = useState<Said>(() => {
    if (!before) return nothing
    const { isHost, visitorTimes, facilitatorTimes, notThisTerm } = before
    const { strengths, wants, reviewers, trained, days } = before
    return {
      isHost: isHost || notThisTerm,
      visitorTimes,
      facilitatorTimes,
      notThisTerm,
      strengths: [...strengths],
      wants: [...wants],
      reviewers: [...reviewers],
      trained: [...trained],
      days: [...days],
    }
  })
  const [day, setDay] = useState('')
  const [signUp, { busy, refusal }] = useAct(signUpMutation, { inline: true, done: 'Your answer is kept' })
  const change = (more: Partial<Said>) => setSaid({ ...said, ...more })
  const send = (event: FormEvent) => {
    event.preventDefault()
    void signUp({ id: round.id, urn: school.urn, signUp: said })
  }
  const people = [
    ...new Map(
      school.people
        .filter(({ role, state }) => couldGo.has(role) && state === 'ACTIVE')
        .map(({ person }) => [person.id, person]),
    ).values(),
  ]
  const goes = said.visitorTimes + said.facilitatorTimes > 0
  return (
    <Section
      title={`What does ${school.name} offer and want?`}
      hint={
        before
          ? `Answered; you can change it until ${dayOf(round.signUpUntil)}.`
          : `Until ${dayOf(round.signUpUntil)}. Read by your leaders and the coordinators.`
      }
    >
      <Card>
        <form onSubmit={send}>
          <Stack>
            {refusal && <Notice tone="danger">{refusal}</Notice>}
            <CheckField
              label="Not this term"
              hint="Nobody asks why."
              checked={said.notThisTerm}
              onChange={() => change({ notThisTerm: !said.notThisTerm })}
            />
            {!said.notThisTerm && (
              <>
                <CheckField
                  label="We would like to be challenged"
                  checked={said.isHost}
                  onChange={() => change({ isHost: !said.isHost })}
                />
                {said.isHost && (
                  <Areas
                    label="In what?"
                    chosen={said.wants}
                    onToggle={(area) => change({ wants: toggled(said.wants, area) })}
                  />
                )}
                <Choices
                  label="How often could you visit another school?"
                  inRow
                  choices={times}
                  value={String(said.visitorTimes)}
                  onChoose={(value) => change({ visitorTimes: Number(value) })}
                />
                <Choices
                  label="How often could you facilitate, as a third school?"
                  inRow
                  choices={times}
                  value={String(said.facilitatorTimes)}
                  onChoose={(value) => change({ facilitatorTimes: Number(value) })}
                />
                {goes && (
                  <>
                    <Areas
                      label="What are you good at?"
                      chosen={said.strengths}
                      onToggle={(area) => change({ strengths: toggled(said.strengths, area) })}
                    />
                    <fieldset className={css.areas}>
                      <legend>Who could go, and who is trained as a reviewer?</legend>
                      {people.map(({ id, name }) => {
                        const isChosen = said.reviewers.includes(id)
                        return (
                          <div key={id} className={css.grid}>
                            <CheckField
                              label={name}
                              checked={isChosen}
                              onChange={() =>
                                change({
                                  reviewers: toggled(said.reviewers, id),
                                  trained: said.trained.filter((one) => one !== id),
                                })
                              }
                            />
                            {isChosen && (
                              <CheckField
                                label={
                                  <>
                                    Trained<span className="visually-hidden">: {name}</span>
                                  </>
                                }
                                checked={said.trained.includes(id)}
                                onChange={() => change({ trained: toggled(said.trained, id) })}
                              />
                            )}
                          </div>
                        )
                      })}
                    </fieldset>
                  </>
                )}
                <fieldset className={css.areas}>
                  <legend>Possible days</legend>
                  <p className={css.soft}>None named: any day of the round.</p>
                  <div className={css.who}>
                    {said.days.map((one) => (
                      <span key={one} className={css.who}>
                        {dayOf(one)}
                        <IconButton
                          size="s"
                          label={`Not on ${dayOf(one)}`}
                          onClick={() => change({ days: toggled(said.days, one) })}
                        >
                          <IconX />
                        </IconButton>
                      </span>
                    ))}
                  </div>
                  <div className={css.who}>
                    <TextField
                      label="One more day"
                      optional
                      type="date"
                      min={round.firstDay}
                      max={round.lastDay}
                      value={day}
                      onChange={({ currentTarget }) => setDay(currentTarget.value)}
                    />
                    <Button
                      disabled={day === '' || said.days.includes(day)}
                      onClick={() => {
                        change({ days: [...said.days, day].sort() })
                        setDay('')
                      }}
                    >
                      Add this day
                    </Button>
                  </div>
                </fieldset>
              </>
            )}
            <Row>
              <Button look="primary" type="submit" busy={busy}>
                {before ? 'Change our answer' : 'Answer'}
              </Button>
              <NotNowHere inWords kinds={['PAIRING_OPEN']} itemId={round.id} about={`The answer of ${school.name}`} />
            </Row>
          </Stack>
        </form>
      </Card>
    </Section>
  )
}

interface AreasProps {
  readonly label: string
  readonly chosen: readonly ChallengeArea[]
  readonly onToggle: (area: ChallengeArea) => void
}

function Areas({ label, chosen, onToggle }: AreasProps) {
  const isFull = chosen.length >= roundLimits.areas
  return (
    <fieldset className={css.areas}>
      <legend>
        {label} <span className={css.soft}>{`Up to ${roundLimits.areas}: ${areaList(chosen)}`}</span>
      </legend>
      <div className={css.grid}>
        {areas.map((area) => (
          <CheckField
            key={area}
            label={areaLabels[area]}
            checked={chosen.includes(area)}
            disabled={isFull && !chosen.includes(area)}
            onChange={() => onToggle(area)}
          />
        ))}
      </div>
    </fieldset>
  )
}
