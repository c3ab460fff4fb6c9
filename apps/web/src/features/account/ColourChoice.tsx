/** Light or dark, on this device. */
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { type ColourScheme, chooseColourScheme, useColourScheme } from '../../platform/colour-scheme'
import css from './ColourChoice.module.css'

const choices: readonly { value: ColourScheme; label: string; Icon: typeof IconSun }[] = [
  { value: 'auto', label: 'As on this device', Icon: IconDeviceDesktop },
  { value: 'light', label: 'Light', Icon: IconSun },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
]

export function ColourChoice() {
  const { chosen } = useColourScheme()
  return (
    <fieldset className={css.choices}>
      <legend className="visually-hidden">Colours</legend>
      {choices.map(({ value, label, Icon }) => (
        <label key={value} className={css.choice}>
          <input
            type="radio"
            name="colours"
            checked={value === chosen}
            onChange={() => chooseColourScheme(value)}
            className="visually-hidden"
          />
          <Icon aria-hidden="true" />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
