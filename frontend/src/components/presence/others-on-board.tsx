import type { CSSProperties } from 'react'
import type { Placement } from '@/lib/document/model'
import { initials, type Person } from '@/lib/presence/presence'
import { useOthers } from '@/lib/presence/use-others'
import { useBoardState } from '@/lib/project/project-context'
import './presence.css'

/** Panels of one person's selection that are marked; more would be a carpet. */
const MOST_MARKED = 50

function Pointer({ person }: { person: Person }) {
  const { cursor, name } = person
  if (!cursor) return null
  const at = {
    transform: `translate(${cursor.x}px, ${cursor.y}px) scale(calc(1 / var(--zoom, 1)))`,
  }
  return (
    <div className="others-pointer" style={at} data-person={person.id}>
      <svg viewBox="0 0 16 16" width="16" height="16">
        <title>{name}</title>
        <path
          d="M2 1.5l11 6-5 1.2L5.6 13.5z"
          fill="var(--text-1)"
          stroke="var(--bg-board)"
          strokeLinejoin="round"
        />
      </svg>
      <span className="others-name">{name}</span>
    </div>
  )
}

const boxOf = ({ x, y, w, h }: Placement): CSSProperties => ({
  transform: `translate(${x}px, ${y}px)`,
  width: w,
  height: h,
})

function Choice({ shot, person }: { shot: string; person: Person }) {
  const place = useBoardState(({ placements }) => placements[shot])
  if (!place) return null
  return (
    <div className="others-choice" style={boxOf(place)}>
      <span className="others-name">{initials(person.name)}</span>
    </div>
  )
}

const onBoard = (others: readonly Person[]) => others.filter(({ room }) => room === 'board')

/** Pointers of the others and what they have selected; lies in the board's own px. */
export function OthersOnBoard() {
  const others = useOthers(onBoard)
  return (
    <div aria-hidden>
      {others.map((person) => (
        <div key={person.client}>
          {person.selected.slice(0, MOST_MARKED).map((shot) => (
            <Choice key={shot} shot={shot} person={person} />
          ))}
          <Pointer person={person} />
        </div>
      ))}
    </div>
  )
}
