/** Catches a fault of ours in one part of the page, so that the rest stays usable. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { requestIdOf } from './refusals'

/** Each browser says in its own words that a part of the page did not arrive. */
const isMissingPart = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|importing a module script/i.test(error.message)

interface Props {
  readonly children: ReactNode
  /** A new value, such as the path, tries again. */
  readonly resetKey?: string
}

interface State {
  readonly error: unknown
  readonly resetKey: string | undefined
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('unknown') }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    const id = requestIdOf(error)
    if (isMissingPart(error))
      return (
        <EmptyState
          title="This page needs a network"
          action={<Button onClick={() => location.reload()}>Load this page again</Button>}
        >
          A part of it could not be loaded. What you have written is kept; load the page again when the network is back.
        </EmptyState>
      )
    return (
      <div role="alert">
        <EmptyState
          title="Something went wrong"
          action={
            <Button look="primary" onClick={() => location.reload()}>
              Load this page again
            </Button>
          }
        >
          Your work is safe. Load the page again; if this comes back, tell us what you were doing
          {id ? ` and this number: ${id}` : ''}.
        </EmptyState>
      </div>
    )
  }
}
