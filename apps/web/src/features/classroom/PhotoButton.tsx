/** Opens the camera for a photo of pupils’ work. The moment that counts is the tap, not the end of the choosing. */
import { IconCamera } from '@tabler/icons-react'
import { useRef } from 'react'
import { Button } from '../../ui/Button'
import css from './NotePad.module.css'

export function PhotoButton({ onPhoto }: { readonly onPhoto: (file: File, tappedAt: Date) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const tappedAt = useRef<Date | null>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="Photo of work"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) onPhoto(file, tappedAt.current ?? new Date())
          currentTarget.value = ''
        }}
      />
      <Button
        className={css.tool}
        icon={<IconCamera />}
        onClick={() => {
          tappedAt.current = new Date()
          input.current?.click()
        }}
      >
        Photo of work
      </Button>
    </>
  )
}
