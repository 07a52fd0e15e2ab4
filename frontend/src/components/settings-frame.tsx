import { Link } from '@tanstack/react-router'
import { Boxes, Contrast, KeyRound, Server } from 'lucide-react'
import type { ReactNode } from 'react'
import { PageFrame } from './page-frame'
import './settings-frame.css'

const rooms = [
  { to: '/settings/nodes', label: 'Render nodes', Icon: Server },
  { to: '/settings/models', label: 'Models', Icon: Boxes },
  { to: '/settings/keys', label: 'Language models', Icon: KeyRound },
  { to: '/settings/appearance', label: 'Appearance', Icon: Contrast },
] as const

type Props = { title: string; children: ReactNode }

/** The frame of a page of settings: the list of pages at its left. */
export function SettingsFrame({ title, children }: Props) {
  return (
    <PageFrame title="Settings">
      <div className="settings">
        <nav aria-label="Settings" className="settings-rooms">
          {rooms.map(({ to, label, Icon }) => (
            <Link key={to} to={to} className="settings-room">
              <Icon size={16} aria-hidden />
              {label}
            </Link>
          ))}
        </nav>
        <div className="settings-page">
          <h1 className="t-18 strong">{title}</h1>
          {children}
        </div>
      </div>
    </PageFrame>
  )
}
