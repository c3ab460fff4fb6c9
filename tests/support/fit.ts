// What does not fit on a page: words that are cut off or lie outside the window, and targets too small for a finger.
import type { Page } from 'playwright-core'

/** Sentences about everything that is cut off sideways; what a reader scrolls sideways by itself may go on there. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // Drawings take their new width one frame after the window has.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const found = new Set<string>()
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.add(`the page is ${scrollWidth} wide in a window of ${clientWidth}`)

    const hides = (style: CSSStyleDeclaration) => ['hidden', 'clip'].includes(style.overflowX)
    const scrolls = (style: CSSStyleDeclaration) => ['auto', 'scroll'].includes(style.overflowX)
    /** The words go on as …, or on another line; the whole can be had by opening it. */
    const isShortened = (style: CSSStyleDeclaration) =>
      style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'

    const lookAt = (text: Text) => {
      const range = document.createRange()
      range.selectNodeContents(text)
      const words = range.getBoundingClientRect()
      const parent = text.parentElement
      if (!parent || words.width === 0 || !parent.checkVisibility({ checkVisibilityCSS: true })) return
      for (let around: Element | null = parent; around; around = around.parentElement) {
        const style = getComputedStyle(around)
        // For those who listen only.
        if (style.clipPath !== 'none' || isShortened(style) || scrolls(style)) return
        const box = around.getBoundingClientRect()
        if (hides(style) && (words.left < box.left - 1 || words.right > box.right + 1)) {
          found.add(`cut off: “${text.data.trim().slice(0, 60)}”`)
          return
        }
      }
      if (words.left < -1 || words.right > clientWidth + 1)
        found.add(`outside the window: “${text.data.trim().slice(0, 60)}”`)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) lookAt(node as Text)
    return [...found]
  })
}

const smallest = 24

/** WCAG 2.5.8: what is pressed is at least 24 by 24 pixels; links within a sentence are as high as its line. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const interactive =
      'a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=menuitem], [tabindex="0"]'
    const isInSentence = (element: Element) =>
      getComputedStyle(element).display === 'inline' &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node !== element && node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      )
    /** Where a press counts: a label presses its box, and a title may be stretched over its whole card. */
    const target = (element: Element): DOMRect => {
      const label = (element as HTMLInputElement).labels?.[0]
      const isBox = element.matches('[type=checkbox], [type=radio]')
      const cover = getComputedStyle(element, '::after')
      const isStretched = cover.position === 'absolute' && cover.content !== 'none'
      const card = isStretched ? (element as HTMLElement).closest('article, li') : null
      return ((isBox && label) || card || element).getBoundingClientRect()
    }
    return [...document.querySelectorAll(interactive)]
      .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }) && !isInSentence(element))
      .flatMap((element) => {
        const { width, height } = target(element)
        const isHidden = width <= 1 || height <= 1
        if (isHidden || (width >= least - 0.5 && height >= least - 0.5)) return []
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''
        return [`${element.tagName.toLowerCase()} “${name}” is ${Math.round(width)} × ${Math.round(height)}`]
      })
  }, smallest)
}
