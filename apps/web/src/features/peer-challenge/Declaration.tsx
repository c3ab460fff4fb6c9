/** What a reviewer says of their own interests, before they see anything of the school, or later when one has come up. */
import { type FormEvent, useState } from 'react'
import type { ChallengePartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { CheckField } from '../../ui/CheckField'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { WhoCanRead } from '../../ui/WhoCanRead'
import { declareMutation } from './challenge-queries'

export function Declaration({ challenge }: { readonly challenge: ChallengePartsFragment }) {
  const own = challenge.members.find(({ isMe }) => isMe)
  const [isOpen, setOpen] = useState(own?.hasDeclared === false)
  const said = own?.declaration ?? { isEmployedByHost: false, hasRelativeThere: false, other: '' }
  const [given, setGiven] = useState({
    isEmployedByHost: said.isEmployedByHost,
    hasRelativeThere: said.hasRelativeThere,
    other: said.other,
  })
  const [declare, { busy, refusal }] = useAct(declareMutation, { inline: true, done: 'Declared' })
  if (!own) return null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (await declare({ id: challenge.id, input: given })) setOpen(false)
  }
  if (!isOpen) {
    return (
      <Section title="My interests">
        <Card>
          <Stack gap="s">
            <p>You have declared your interests. Should one come up, say so at once: the heads then sign again.</p>
            <div>
              <Button onClick={() => setOpen(true)}>An interest has come up</Button>
            </div>
          </Stack>
        </Card>
      </Section>
    )
  }
  return (
    <Section title="My interests">
      <Card>
        <form onSubmit={(event) => void submit(event)}>
          <Stack>
            <p>
              Nothing of {challenge.host.name} is shown to you before you have said what ties you to it. An interest
              does not shut you out, unless you lead the team.
            </p>
            {refusal && <Notice tone="danger">{refusal}</Notice>}
            <CheckField
              label={`I work, or worked within the last years, for ${challenge.host.name}`}
              checked={given.isEmployedByHost}
              onChange={({ target }) => setGiven({ ...given, isEmployedByHost: target.checked })}
            />
            <CheckField
              label="A partner or relative of mine works or learns there"
              checked={given.hasRelativeThere}
              onChange={({ target }) => setGiven({ ...given, hasRelativeThere: target.checked })}
            />
            <TextArea
              label="Any other interest"
              optional
              hint="A few words are enough. No names of pupils."
              value={given.other}
              maxLength={1000}
              onChange={({ target }) => setGiven({ ...given, other: target.value })}
            />
            <WhoCanRead who={['The headteachers of the schools in this challenge, the coordinator and you.']} />
            <div>
              <Button look="primary" type="submit" busy={busy}>
                {own.hasDeclared ? 'Declare it' : 'I declare my interests'}
              </Button>
            </div>
          </Stack>
        </form>
      </Card>
    </Section>
  )
}
