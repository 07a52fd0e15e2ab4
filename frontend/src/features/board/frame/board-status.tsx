import { useQuery } from '@tanstack/react-query'
import { Check, CloudOff, LoaderCircle, OctagonX, Server } from 'lucide-react'
import { useMemo } from 'react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { useBoardState, useJobState } from '../board-context'
import { openKeys, useBoardUi } from '../board-ui'
import type { Take } from '../document/model'
import { panelState } from '../jobs/panel-state'

function Saved() {
  const connection = useBoardUi((ui) => ui.connection)
  switch (connection) {
    case 'online':
      return (
        <span>
          <Check size={13} aria-hidden />
          Saved
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

const noTakes: readonly Take[] = []

function useFailures(): number {
  const shots = useBoardState((state) => state.shots)
  const takes = useBoardState((state) => state.takes)
  const byShot = useJobState((state) => state.byShot)
  const orders = useJobState((state) => state.orders)
  return useMemo(
    () =>
      Object.values(shots).filter(({ id, chosenTake }) => {
        const facts = {
          job: byShot[id],
          order: orders[id],
          takes: takes[id] ?? noTakes,
          chosenTake,
        }
        return panelState(facts).kind === 'failed'
      }).length,
    [shots, takes, byShot, orders],
  )
}

function Nodes() {
  const { data } = useQuery(backendsQuery(useApi()))
  if (!data) return null
  return (
    <span>
      <Server size={13} aria-hidden />
      {data.online} of {data.total} {data.total === 1 ? 'node' : 'nodes'}
    </span>
  )
}

function Selection() {
  const count = useBoardUi((ui) => ui.selected.size)
  const current = useBoardUi((ui) => ui.current)
  const code = useBoardState(({ shots }) => (current === null ? undefined : shots[current]?.code))
  if (!code) return null
  return <span>{count > 1 ? `${count} selected` : `${code} selected`}</span>
}

export function BoardStatus() {
  const shots = useBoardState((state) => Object.keys(state.shots).length)
  const failures = useFailures()
  return (
    <footer className="board-status">
      <Saved />
      <span>{shots === 1 ? '1 shot' : `${shots} shots`}</span>
      {failures > 0 && (
        <span>
          <OctagonX size={13} aria-hidden />
          {failures} failed
        </span>
      )}
      <span className="grow" />
      <Selection />
      <Nodes />
      <button type="button" className="button small" onClick={() => openKeys(true)}>
        Keys <kbd>?</kbd>
      </button>
    </footer>
  )
}
