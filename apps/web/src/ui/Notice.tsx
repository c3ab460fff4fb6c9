/** A message in the page: a refusal, a warning, something good, something to know. */
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { cx } from './cx'
import css from './Notice.module.css'

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'danger'

const icons = {
  plain: IconInfoCircle,
  accent: IconInfoCircle,
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  danger: IconAlertTriangle,
} as const

export interface NoticeProps {
  readonly tone?: Tone
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** One thing to do about it. */
  readonly action?: ReactNode
}

export function Notice({ tone = 'plain', title, children, action }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={cx(css.notice, css[tone])} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" className={css.icon} />
      <div className={css.words}>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  )
}
