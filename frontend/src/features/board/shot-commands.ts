import { useMemo } from 'react'
import { announce } from '@/components/room/room-ui'
import { type Command, useCommands } from '@/lib/commands'
import { slate } from '@/lib/document/slots'
import { counted } from '@/lib/format/counted'
import { useBoard } from './board-context'
import { describeShot, openSection, useBoardUi } from './board-ui'
import { useMoves } from './outline/use-moves'
import { openTrash } from './trash/trash-ui'
import { useAlternates } from './use-alternates'
import { useDuplicateShots } from './use-duplicate-shots'

const hasCurrent = () => useBoardUi.getState().current !== null
const selected = () => [...useBoardUi.getState().selected]

const withCurrent = (run: (id: string) => void) => () => {
  const { current } = useBoardUi.getState()
  if (current !== null) run(current)
}

function useRating(): readonly Command[] {
  const { state, edits } = useBoard()
  return useMemo(
    () =>
      [0, 1, 2, 3, 4, 5].map((stars) => ({
        id: `stars-${stars}`,
        title: stars === 0 ? 'Take the stars away' : `Rate ${counted(stars, 'star')}`,
        keys: String(stars),
        isAvailable: hasCurrent,
        run: () => {
          const ids = selected()
          edits.rate(ids, stars)
          const [only] = ids.length === 1 ? ids : []
          const shot = only === undefined ? undefined : state.getState().shots[only]
          announce(`${shot ? slate(shot) : counted(ids.length, 'shot')} rated ${stars}`)
        },
      })),
    [state, edits],
  )
}

/** What is done to shots by key or palette: alternates, copies, places, stars, notes. */
export function useShotCommands(): void {
  const alternates = useAlternates()
  const duplicate = useDuplicateShots()
  const moves = useMoves()
  const rating = useRating()
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'new-alternate',
        title: 'New alternate',
        keys: 'a',
        isAvailable: hasCurrent,
        run: withCurrent(alternates.add),
      },
      {
        id: 'next-alternate',
        title: 'Put the next alternate on the board',
        keys: 'shift+a',
        isAvailable: hasCurrent,
        run: withCurrent(alternates.chooseNext),
      },
      {
        id: 'duplicate-shots',
        title: 'Duplicate, without takes',
        keys: 'd',
        isAvailable: hasCurrent,
        run: () => duplicate(selected()),
      },
      {
        id: 'shot-earlier',
        title: 'Move the shot one place up in the story',
        keys: 'alt+pageup',
        isAvailable: hasCurrent,
        run: withCurrent((id) => moves.stepShot(id, -1)),
      },
      {
        id: 'shot-later',
        title: 'Move the shot one place down in the story',
        keys: 'alt+pagedown',
        isAvailable: hasCurrent,
        run: withCurrent((id) => moves.stepShot(id, 1)),
      },
      {
        id: 'describe',
        title: 'Describe the shot',
        keys: 'e',
        isAvailable: hasCurrent,
        run: describeShot,
      },
      {
        id: 'notes',
        title: 'Show the notes of the shot',
        keys: 'shift+m',
        isAvailable: hasCurrent,
        run: () => openSection('notes'),
      },
      { id: 'trash', title: 'Show what was deleted from the board', run: openTrash },
      ...rating,
    ],
    [alternates, duplicate, moves, rating],
  )
  useCommands('shots', commands)
}
