import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { useAllCommands } from '@/lib/commands'
import { inOrder, readingOrder } from '@/lib/document/order'
import { keyLabel } from '@/lib/keys'
import { useBoardState } from '@/lib/project/project-context'
import { contains } from './contains'
import { openPalette, useRoomUi } from './room-ui'

type Entry = { id: string; text: string; code?: string; keys?: string | undefined; run: () => void }

/** So many shots are listed at once: a board may have thousands, and words find the others. */
const MOST_SHOTS = 40

const wordsOf = ({ code, text }: Pick<Entry, 'code' | 'text'>): string =>
  [code, text].filter(Boolean).join(' ')

function useEntries(onGoToShot: (shotId: string) => void, query: string): Entry[] {
  const commands = useAllCommands()
  const scenes = useBoardState((state) => state.scenes)
  const shots = useBoardState((state) => state.shots)
  const verbs: Entry[] = useMemo(
    () =>
      commands
        .filter(({ id }) => id !== 'palette')
        .map(({ id, title, keys, run }) => ({ id, text: title, keys, run })),
    [commands],
  )
  const places: Entry[] = useMemo(
    () =>
      readingOrder(inOrder(scenes, shots)).map((shot) => ({
        id: shot.id,
        text: shot.name || shot.description,
        code: shot.code,
        run: () => onGoToShot(shot.id),
      })),
    [scenes, shots, onGoToShot],
  )
  return useMemo(() => {
    const found = places.filter((place) => contains(wordsOf(place), query))
    return [...verbs, ...found.slice(0, MOST_SHOTS)]
  }, [verbs, places, query])
}

type Props = {
  /** What choosing a shot does in this room. */
  onGoToShot: (shotId: string) => void
}

function Entries({ onGoToShot }: Props) {
  const [query, setQuery] = useState('')
  const entries = useEntries(onGoToShot, query)
  const run = (entry: Entry) => {
    openPalette(false)
    // The dialog gives the focus back first; then the command may take it.
    setTimeout(entry.run)
  }
  return (
    <Autocomplete filter={contains} inputValue={query} onInputChange={setQuery}>
      <SearchField aria-label="Go to a shot, run a command" autoFocus className="palette-field">
        <Search size={16} aria-hidden />
        <Input placeholder="Go to a shot, run a command" />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="palette-list" tabIndex={0}>
        <Menu
          aria-label="Commands and shots"
          items={entries}
          renderEmptyState={() => <p className="p-3 t3">Nothing has that name.</p>}
        >
          {(entry) => (
            <MenuItem
              id={entry.id}
              textValue={wordsOf(entry)}
              className="option"
              onAction={() => run(entry)}
            >
              {entry.code && <b>{entry.code}</b>}
              <span className="cut">{entry.text}</span>
              {entry.keys && <kbd className="end">{keyLabel(entry.keys)}</kbd>}
            </MenuItem>
          )}
        </Menu>
      </div>
    </Autocomplete>
  )
}

export function Palette({ onGoToShot }: Props) {
  const isOpen = useRoomUi((ui) => ui.isPaletteOpen)
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen={isOpen}
      isDismissable
      onOpenChange={openPalette}
    >
      <Modal className="modal palette">
        <Dialog aria-label="Commands">
          <Entries onGoToShot={onGoToShot} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
