import { Layers } from 'lucide-react'
import { Compare } from '@/components/compare/compare'
import { IconButton } from '@/components/icon-button'
import { useShowToast } from '@/components/toast'
import type { ViewedPicture, ViewerActions } from '@/components/viewer/viewed-picture'
import { Viewer } from '@/components/viewer/viewer'
import { useEdits } from '../board-context'
import { showShot } from '../board-ui'
import { useGenerate } from '../generate/use-generate'
import { useDeleteTake } from './use-delete-take'
import { useViewedShots, useViewedTakes, type ViewedTake } from './use-viewed'
import { closeViewing, compareTakes, openShot, openTakes, useViewing } from './viewing-ui'

/** A take is compared with the one its shot shows, and that one with the take before it. */
export function comparedWith(takes: readonly ViewedTake[], { key }: ViewedPicture): string[] {
  const place = takes.findIndex(({ take }) => take.id === key)
  const chosen = takes.find(({ picture }) => picture.chosen && picture.key !== key)
  const other = chosen ?? takes[place - 1] ?? takes[place + 1]
  return other ? [other.take.id, key] : []
}

/** What may be done with any take that is looked at. */
function useActions(all: readonly ViewedTake[]): ViewerActions {
  const edits = useEdits()
  const generate = useGenerate()
  const deleteTake = useDeleteTake()
  const showToast = useShowToast()
  const withTake = (run: (viewed: ViewedTake) => void) => (picture: ViewedPicture) => {
    const viewed = all.find(({ take }) => take.id === picture.key)
    if (viewed) run(viewed)
  }
  return {
    onRate: (picture, stars) => withTake(({ shot }) => edits.rate([shot.id], stars))(picture),
    onChoose: withTake(({ shot, take }) => edits.chooseTake(shot.id, take.id)),
    onGenerate: withTake(({ shot }) => {
      void generate(shot.id)
      // The panel, which would say so, is out of sight.
      showToast({ text: `${shot.code} queued` })
    }),
    onDelete: withTake(({ take }) => void deleteTake(take)),
  }
}

function Takes({ shotId, takeId }: { shotId: string; takeId: string | null }) {
  const all = useViewedTakes(shotId)
  const actions = useActions(all)
  const wanted = all.findIndex(({ take, picture }) =>
    takeId === null ? picture.chosen : take.id === takeId,
  )
  return (
    <Viewer
      pictures={all.map(({ picture }) => picture)}
      index={wanted < 0 ? all.length - 1 : wanted}
      onIndex={(index) => openTakes(shotId, all[index]?.take.id)}
      onClose={closeViewing}
      actions={{
        ...actions,
        ...(all.length > 1 && {
          onCompare: (picture) => compareTakes(shotId, comparedWith(all, picture)),
        }),
      }}
    />
  )
}

function Shots({ shotId }: { shotId: string }) {
  const all = useViewedShots()
  const own = useViewedTakes(shotId)
  const actions = useActions(all)
  const go = (index: number) => {
    const shot = all[index]?.shot
    if (!shot) return
    openShot(shot.id)
    showShot(shot.id)
  }
  return (
    <Viewer
      pictures={all.map(({ picture }) => picture)}
      index={all.findIndex(({ shot }) => shot.id === shotId)}
      onIndex={go}
      onClose={closeViewing}
      actions={{
        ...actions,
        ...(own.length > 1 && {
          onCompare: (picture) => compareTakes(shotId, comparedWith(own, picture)),
          more: () => (
            <IconButton label={`All ${own.length} takes`} onPress={() => openTakes(shotId)}>
              <Layers size={16} strokeWidth={1.6} aria-hidden />
            </IconButton>
          ),
        }),
      }}
    />
  )
}

function Compared({ shotId, takeIds }: { shotId: string; takeIds: readonly string[] }) {
  const edits = useEdits()
  const all = useViewedTakes(shotId)
  const pictures = takeIds.flatMap((id) => all.find(({ take }) => take.id === id)?.picture ?? [])
  return (
    <Compare
      pictures={pictures}
      onClose={closeViewing}
      onChoose={({ key }) => edits.chooseTake(shotId, key)}
    />
  )
}

/** Whatever of the board is looked at as large as the window. */
export function BoardViewer() {
  const viewing = useViewing((state) => state.viewing)
  switch (viewing.kind) {
    case 'closed':
      return null
    case 'shots':
      return <Shots shotId={viewing.shotId} />
    case 'takes':
      return <Takes shotId={viewing.shotId} takeId={viewing.takeId} />
    case 'compare':
      return <Compared shotId={viewing.shotId} takeIds={viewing.takeIds} />
    default:
      return viewing satisfies never
  }
}
