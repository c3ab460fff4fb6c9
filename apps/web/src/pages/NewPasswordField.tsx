/** Choosing a password: length is what makes it strong, so that is all we ask. */
import { limits } from '@alongside/domain/text'
import { PasswordField } from '../ui/PasswordField'

export interface NewPasswordFieldProps {
  readonly value: string
  readonly onChange: (password: string) => void
  readonly label?: string
}

export function NewPasswordField({ value, onChange, label = 'New password' }: NewPasswordFieldProps) {
  return (
    <PasswordField
      label={label}
      hint={`At least ${limits.passwordShortest} characters. Three or four words in a row do well.`}
      autoComplete="new-password"
      minLength={limits.passwordShortest}
      maxLength={limits.passwordLongest}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
