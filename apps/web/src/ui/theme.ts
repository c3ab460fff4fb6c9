/** What Mantine's components take from us beyond css: which sizes and behaviour they have unless a page says otherwise. */
import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** The shades live in mantine.css, where light and dark can differ. */
const shades = (name: string) =>
  Array.from({ length: 10 }, (_, shade) => `var(--mantine-color-${name}-${shade})`) as unknown as MantineColorsTuple

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: shades('accent') },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { withArrow: false, openDelay: 300, events: { hover: true, focus: true, touch: true } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
  },
})
