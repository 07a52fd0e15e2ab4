import { Component, type ReactNode } from 'react'
import type { Shot } from '@/lib/document/model'
import { BrokenPanel } from './broken-panel'

type Props = { shot: Shot; children: ReactNode }
type State = { error: unknown; shot: Shot | null }

/** Keeps what goes wrong with one shot within its panel; a changed shot is tried again. */
export class PanelBoundary extends Component<Props, State> {
  override state: State = { error: null, shot: null }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps({ shot }: Props, state: State): Partial<State> | null {
    return shot === state.shot ? null : { shot, error: null }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <BrokenPanel
        shot={this.props.shot}
        error={error}
        onRetry={() => this.setState({ error: null })}
      />
    )
  }
}
