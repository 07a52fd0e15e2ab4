import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Mark } from './mark'

type Props = {
  title: string
  /** Stands at the right of the top bar. */
  actions?: ReactNode
  /** Stands in the status bar at the foot. */
  status?: ReactNode
  children: ReactNode
}

/** The frame of a page that is not a room of a project. */
export function PageFrame({ title, actions, status, children }: Props) {
  return (
    <div className="page">
      <a href="#main" className="skip-link">
        Skip to the page
      </a>
      <header className="top-bar">
        <Link to="/" className="home" aria-label="All projects">
          <Mark />
        </Link>
        <span className="strong">{title}</span>
        <span className="flex-1" />
        {actions}
      </header>
      <main id="main" tabIndex={-1} className="min-h-0 overflow-auto outline-none">
        {children}
      </main>
      {status && <footer className="status-bar">{status}</footer>}
    </div>
  )
}
