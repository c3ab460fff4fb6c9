/** Whether the palette is open: the top bar's button, Ctrl K and the palette itself share it. */
import { createStore } from '../platform/store'

export const paletteOpen = createStore(false)
export const openPalette = (): void => paletteOpen.set(true)
export const closePalette = (): void => paletteOpen.set(false)
