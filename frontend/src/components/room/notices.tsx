import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CloudOff, Pencil, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { servicesQuery } from '@/api/services'
import { IconButton } from '@/components/icon-button'
import { NameNotice } from '@/components/presence/name-notice'
import { isSilent, useConnection } from '@/lib/project/connection'
import { isSketchOnly, serviceSentence } from './notice-words'
import { closeSketchNotice, useRoomUi } from './room-ui'

/** That pictures are sketches, as long as nothing else renders. */
export function SketchNotice() {
  const { data } = useQuery(backendsQuery(useApi()))
  const isClosed = useRoomUi((ui) => ui.isSketchNoticeClosed)
  if (isClosed || !isSketchOnly(data?.backends ?? [])) return null
  return (
    <div className="notice">
      <Pencil size={14} aria-hidden />
      <p>
        Pictures are storyboard sketches.{' '}
        <Link to="/settings/nodes" className="underline">
          Add a ComfyUI node
        </Link>{' '}
        to render with your models.
      </p>
      <IconButton label="Close the notice" size="small" onPress={closeSketchNotice}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}

/** Why nothing is written, in the service's own words. */
function TroubleNotice() {
  const { trouble } = useConnection()
  if (!trouble) return null
  return (
    <div className="notice">
      <TriangleAlert size={14} aria-hidden className="status-warn" />
      <p>{trouble}</p>
    </div>
  )
}

function OfflineNotice() {
  const { connection } = useConnection()
  if (connection !== 'offline') return null
  return (
    <div className="notice">
      <CloudOff size={14} aria-hidden />
      <p>The project is offline. Edits are kept here and join the others as soon as it is back.</p>
    </div>
  )
}

/** A service that hangs looks like one that is there: only what it does not say gives it away. */
function SilenceNotice() {
  const reach = useConnection()
  if (reach.trouble || !isSilent(reach)) return null
  return (
    <div className="notice">
      <CloudOff size={14} aria-hidden />
      <p>
        The storyboard service does not answer. Edits are kept here and saved as soon as it does.
      </p>
    </div>
  )
}

function ServiceNotices() {
  const { data: services = [] } = useQuery(servicesQuery())
  return services
    .filter(({ state }) => state !== 'running')
    .map((service) => (
      <div key={service.name} className="notice">
        <TriangleAlert size={14} aria-hidden className="status-warn" />
        <p>{serviceSentence(service)}</p>
      </div>
    ))
}

/** Strips above a room, each with its cause; a room adds its own. */
export function Notices({ children }: { children?: ReactNode }) {
  return (
    <div className="notices" role="status">
      <TroubleNotice />
      <OfflineNotice />
      <SilenceNotice />
      <ServiceNotices />
      <NameNotice />
      {children}
    </div>
  )
}
