import { useQuery } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { useApi } from '@/api/context'
import { templatesQuery } from '@/api/prompt-engine'
import { Menu, type MenuEntry } from '@/components/menu'
import { announce } from '@/components/room/room-ui'
import { useShowInFileManager } from '@/components/use-show-in-file-manager'
import { isMedia } from '@/components/workflow-form/inputs'
import type { Shot, Take } from '@/lib/document/model'
import { slate } from '@/lib/document/slots'
import { useBoardState, useProject } from '@/lib/project/project-context'
import { fitsSlot } from '@/lib/workflow/media'
import { templateOf } from '@/lib/workflow/template-of'
import { useBoard } from '../board-context'
import { useReadingOrder } from '../use-order'
import { useDeleteTake } from '../viewing/use-delete-take'
import { openTakes } from '../viewing/viewing-ui'
import { takeLabel } from './take-grid'

/** "Image of 1B": slots of this shot and the next that take the file. */
function useReferences(shot: Shot, take: Take): MenuEntry[] {
  const { edits } = useBoard()
  const { data: templates = [] } = useQuery(templatesQuery(useApi()))
  const order = useReadingOrder()
  const nextId = order[order.indexOf(shot.id) + 1]
  const next = useBoardState(({ shots }) => (nextId === undefined ? undefined : shots[nextId]))
  return [next, shot].flatMap((target) => {
    const template = target && templateOf(target, templates)
    if (!target || !template) return []
    return template.inputs.flatMap((input): MenuEntry[] => {
      const takes = isMedia(input) && fitsSlot(take.path, input.type)
      if (!takes || input.type === 'mask') return []
      return [
        {
          id: `reference-${target.id}-${input.name}`,
          label: `Use as ${input.label} of ${slate(target)}`,
          onAction: () => {
            edits.changeValues([target.id], { [input.name]: take.path }, 'step')
            announce(`${takeLabel(take)} is ${input.label} of ${slate(target)}`)
          },
        },
      ]
    })
  })
}

/** What can be done with a take beyond choosing it. */
export function TakeMenu({ shot, take }: { shot: Shot; take: Take }) {
  const { edits } = useBoard()
  const deleteTake = useDeleteTake()
  const { project } = useProject()
  const showInFileManager = useShowInFileManager()
  const references = useReferences(shot, take)
  const name = takeLabel(take)
  const restore = (withSeed: boolean) => () => {
    edits.restoreFrom(shot.id, take, { withSeed })
    announce(`${slate(shot)} has what ${name} was made with`)
  }
  const entries: MenuEntry[] = [
    { id: 'look', label: 'Look at it', shortcut: 'V', onAction: () => openTakes(shot.id, take.id) },
    { id: 'restore', label: 'Restore workflow and values', onAction: restore(false) },
    {
      id: 'restore-seed',
      label: 'Restore with its seed',
      isDisabled: take.seed === null,
      onAction: restore(true),
    },
    ...references,
    {
      id: 'file-manager',
      label: 'Show in the file manager',
      onAction: () => void showInFileManager(project.id, take.path),
    },
    { id: 'delete', label: `Delete ${name}`, onAction: () => void deleteTake(take) },
  ]
  return (
    <Menu label={`More for ${name}`} entries={entries}>
      <Button className="icon-button small" aria-label={`More for ${name}`}>
        <Ellipsis size={14} aria-hidden />
      </Button>
    </Menu>
  )
}
