/** How well a time suits, as a sign: never by its colour alone. */
import type { ClashLevel } from '@alongside/domain/clash'
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleXFilled } from '@tabler/icons-react'
import { levelWords } from './clash-words'
import css from './LevelMark.module.css'

const signs = {
  BLOCK: IconCircleXFilled,
  BLOCK_RELEASE: IconAlertTriangleFilled,
  WARN: IconAlertTriangleFilled,
  IGNORE: IconCircleCheckFilled,
} as const

export function LevelMark({ level }: { readonly level: ClashLevel }) {
  const Sign = signs[level]
  return (
    <span className={css.mark} data-sign={level}>
      <Sign aria-hidden="true" />
      <span className="visually-hidden">{levelWords[level].label}</span>
    </span>
  )
}
