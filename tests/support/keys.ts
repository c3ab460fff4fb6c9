// Somebody without a mouse: goes from stop to stop, and must see at each of them where they are.
import type { Locator, Page } from 'playwright-core'

/** More stops than any page has before what one looks for. */
const patience = 80

export class Keys {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(60_000)
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  type(words: string): Promise<void> {
    return this.page.keyboard.type(words)
  }

  /** Waits until the focus is here. */
  isAt(target: Locator): Promise<void> {
    return target.and(this.page.locator(':focus')).waitFor()
  }

  async tabTo(target: Locator, key = 'Tab'): Promise<void> {
    for (let stop = 0; stop < patience; stop += 1) {
      await this.press(key)
      await this.seesWhere()
      if ((await target.and(this.page.locator(':focus')).count()) > 0) return
    }
    throw new Error(`${key} does not lead to ${String(target)} within ${patience} stops`)
  }

  /** What the page says to those who listen. */
  async hears(words: string | RegExp): Promise<void> {
    await this.page.locator('[aria-live="polite"]').getByText(words).first().waitFor({ state: 'attached' })
  }

  /** Where one is has a ring around it, or the paper it is written on has; and it lies inside the window. */
  private async seesWhere(): Promise<void> {
    const problem = await this.page.evaluate(async () => {
      // Even whoever asked for no motion gets the new look one frame later.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const element = document.activeElement
      if (!element || element === document.body) return null
      const name = `${element.tagName} “${element.getAttribute('aria-label') ?? ((element as HTMLInputElement).labels?.[0] ?? element).textContent?.trim().slice(0, 60)}”`
      const box = element.getBoundingClientRect()
      const isInside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
      if (!isInside) return `${name} has the focus out of sight`
      // Outlines, because colours of a reader's own choosing leave them, and shadows not.
      const around = [element, element.parentElement, element.parentElement?.parentElement].filter((one) => one != null)
      const hasRing = around.some((one) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && !outlineColor.endsWith(', 0)')
      })
      return hasRing ? null : `${name} does not show that it has the focus`
    })
    if (problem) throw new Error(problem)
  }
}
