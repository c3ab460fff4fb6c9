/** The import that is under way: how far it has come, and the way to stop it. */
import { useQuery } from '@apollo/client/react'
import { IconPlayerStop } from '@tabler/icons-react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { ImportPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Stack } from '../../ui/Page'
import { ProgressBar } from '../../ui/ProgressBar'
import { rows } from './import-words'

const progressQuery = graphql(`
  query RunningImport($id: ID!) {
    registerImport(id: $id) { id ...ImportParts }
  }
`)

/** News says that something moved; asking now and then covers what is lost on the way. */
const askAgainMs = 1_500

/** Apart from the markup, where tools that read imports take the word for one. */
const stopWords = 'Stop the import'

const stopMutation = graphql(`
  mutation StopRegisterImport($id: ID!) {
    stopRegisterImport(id: $id) { id ...ImportParts }
  }
`)

export function RunningImport({ running }: { readonly running: ImportPartsFragment }) {
  const [asking, setAsking] = useState(false)
  const [stop, { busy, refusal }] = useAct(stopMutation, { inline: true, done: 'The import was stopped' })
  // The answer lands in the cache, from where the page's own list gets it: no need to pass it on.
  useQuery(progressQuery, { variables: { id: running.id }, pollInterval: askAgainMs, fetchPolicy: 'network-only' })
  const { id, fileName, bytesRead, bytesTotal, rowsRead } = running
  const confirm = async () => {
    if (await stop({ id })) setAsking(false)
  }
  return (
    <Card as="section" aria-label="Import under way">
      <Stack>
        <ProgressBar
          label={`Importing ${fileName}`}
          value={bytesTotal ? bytesRead / bytesTotal : undefined}
          detail={rowsRead > 0 ? `${rows(rowsRead)} read` : undefined}
        />
        <p>
          You can leave this page: it goes on by itself, and the list below says how it went. Until it is done,
          everybody sees the register as it was.
        </p>
        <div>
          <Button size="s" icon={<IconPlayerStop />} onClick={() => setAsking(true)}>
            {stopWords}
          </Button>
        </div>
      </Stack>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Stop the import?"
        action="Stop it"
        busy={busy}
        refusal={refusal}
        onConfirm={() => void confirm()}
      >
        What it has read so far is thrown away, and the register stays as it was before.
      </ConfirmDialog>
    </Card>
  )
}
