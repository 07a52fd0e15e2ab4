import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check, CircleDashed, CloudOff, LoaderCircle, Server, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { counted } from '@/lib/format/counted'
import { figure } from '@/lib/format/figures'
import { isSilent, useConnection } from '@/lib/project/connection'
import { HistoryButton } from './history-button'
import { openKeys } from './room-ui'

function NotSaved({ children }: { children: ReactNode }) {
  return (
    <span className="status-warn">
      <TriangleAlert size={13} aria-hidden />
      {children}
    </span>
  )
}

function Saved() {
  const reach = useConnection()
  const { connection, trouble, saving } = reach
  if (connection === 'online' && trouble) return <NotSaved>Not saved</NotSaved>
  if (isSilent(reach)) return <NotSaved>Not saved yet</NotSaved>
  switch (connection) {
    case 'online':
      return saving === 'saved' ? (
        <span className="saved">
          <Check size={13} aria-hidden />
          Saved
        </span>
      ) : (
        <span className="saved">
          <CircleDashed size={13} aria-hidden />
          Saving
        </span>
      )
    case 'offline':
      return (
        <span>
          <CloudOff size={13} aria-hidden />
          Offline, edits are kept
        </span>
      )
    case 'connecting':
      return (
        <span>
          <LoaderCircle size={13} className="spin" aria-hidden />
          Connecting
        </span>
      )
    default:
      return connection satisfies never
  }
}

function Nodes() {
  const { data } = useQuery(backendsQuery(useApi()))
  if (!data) return null
  return (
    <Link to="/settings/nodes" className="button small">
      <Server size={13} aria-hidden />
      {figure(data.online)} of {counted(data.total, 'node')}
    </Link>
  )
}

type Props = {
  /** Stands at the right, before the nodes. */
  end?: ReactNode
  /** What this room says about itself. */
  children: ReactNode
}

/** The foot of every room: what is saved, what the room counts, the nodes, the keys. */
export function RoomStatus({ end, children }: Props) {
  return (
    <footer className="room-status">
      <Saved />
      <HistoryButton />
      {children}
      <span className="grow" />
      {end}
      <Nodes />
      <button type="button" className="button small" onClick={() => openKeys(true)}>
        Keys <kbd>?</kbd>
      </button>
    </footer>
  )
}
