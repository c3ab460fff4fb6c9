/** Handing over a register file: drop it, or choose it. */
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Notice } from '../../ui/Notice'
import { ProgressBar } from '../../ui/ProgressBar'
import { megabytes } from './import-words'
import css from './RegisterUpload.module.css'
import { sendRegister, type Upload } from './upload'

interface Sending {
  readonly file: File
  readonly share: number
  readonly stop: () => void
}

export interface RegisterUploadProps {
  /** The file has arrived, and its import has begun. */
  readonly onStarted: () => void
}

export function RegisterUpload({ onStarted }: RegisterUploadProps) {
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<Sending | null>(null)
  const [isOver, setIsOver] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const send = async (file: File) => {
    setRefusal(null)
    const upload: Upload = sendRegister(file, (share) => setSending({ file, share, stop: upload.stop }))
    setSending({ file, share: 0, stop: upload.stop })
    const answer = await upload.done
    setSending(null)
    if (answer && 'refusal' in answer) setRefusal(answer.refusal)
    else if (answer) onStarted()
  }
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    if (files.length > 1) setRefusal('One file at a time, please: the links file after the register.')
    else if (file.size === 0) setRefusal(`${file.name} is empty. Download it again.`)
    else void send(file)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    if (!sending) take(event.dataTransfer.files)
  }
  return (
    <div className={css.box}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for a mouse; the button inside does the same */}
      <div
        className={cx(css.zone, isOver && css.over)}
        onDragOver={over}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        {sending ? (
          <div className={css.sending}>
            <ProgressBar
              label={`Sending ${sending.file.name}`}
              value={sending.share}
              detail={`${megabytes(sending.share * sending.file.size)} of ${megabytes(sending.file.size)}`}
            />
            <Button size="s" onClick={sending.stop}>
              Stop
            </Button>
          </div>
        ) : (
          <>
            <IconFileUpload aria-hidden="true" className={css.icon} />
            <p className={css.words}>Drop the file here, just as it was downloaded</p>
            <input
              ref={input}
              type="file"
              accept=".csv,text/csv"
              hidden
              onChange={(event) => {
                take(event.currentTarget.files)
                event.currentTarget.value = ''
              }}
            />
            <Button look="primary" onClick={() => input.current?.click()}>
              Choose a file
            </Button>
          </>
        )}
      </div>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </div>
  )
}
