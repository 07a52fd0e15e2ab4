import { ListFilter, Plus, Trash2 } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { IconButton } from '@/components/icon-button'
import { Menu } from '@/components/menu'
import { useBoardState } from '@/lib/project/project-context'
import { openTrash } from '../trash/trash-ui'
import { useAddShot } from '../use-add-shot'
import { useAddScene } from '../use-scenes'
import { filterLabels, filterOutline, filters, type OutlineFilter } from './outline-filter'

function Filter({ filter }: { filter: OutlineFilter }) {
  const entries = filters.map((id) => ({
    id,
    label: filterLabels[id],
    shortcut: id === filter ? 'shown' : undefined,
    onAction: () => filterOutline(id),
  }))
  const isOn = filter !== 'all'
  return (
    <Menu label="Which shots the outline shows" entries={entries}>
      <Button
        className={`icon-button small${isOn ? ' is-on' : ''}`}
        aria-label={isOn ? `Filter: ${filterLabels[filter]}` : 'Filter the outline'}
      >
        <ListFilter size={14} aria-hidden />
      </Button>
    </Menu>
  )
}

function New() {
  const addShot = useAddShot()
  const addScene = useAddScene()
  const entries = [
    { id: 'shot', label: 'New shot', shortcut: 'N', onAction: () => addShot() },
    { id: 'scene', label: 'New scene', shortcut: '⇧N', onAction: () => addScene() },
  ]
  return (
    <Menu label="New" entries={entries}>
      <Button className="icon-button small" aria-label="New shot or scene">
        <Plus size={16} strokeWidth={1.6} aria-hidden />
      </Button>
    </Menu>
  )
}

/** What stands above the tree; with a filter, the way back to everything. */
export function OutlineHead({ filter }: { filter: OutlineFilter }) {
  const thrown = useBoardState((state) => Object.keys(state.trash).length)
  return (
    <>
      <div className="dock-head">
        <h2>Outline</h2>
        <span className="grow" />
        {thrown > 0 && (
          <IconButton label={`Trash, ${thrown}`} size="small" onPress={openTrash}>
            <Trash2 size={14} strokeWidth={1.6} aria-hidden />
          </IconButton>
        )}
        <New />
        <Filter filter={filter} />
      </div>
      {filter !== 'all' && (
        <p className="outline-filter">
          {filterLabels[filter]}
          <span className="grow" />
          <button type="button" className="button small" onClick={() => filterOutline('all')}>
            Show all
          </button>
        </p>
      )}
    </>
  )
}
