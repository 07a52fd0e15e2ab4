import { Search } from 'lucide-react'
import { type CSSProperties, useMemo, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { SearchField } from 'react-aria-components/SearchField'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { useAllCommands } from '@/lib/commands'
import { inOrder, readingOrder } from '@/lib/document/order'
import { keyLabel } from '@/lib/keys'
import { useBoardState } from '@/lib/project/project-context'
import { contains } from './contains'
import { openPalette } from './room-ui'

type Entry = { id: string; text: string; code?: string; keys?: string | undefined; run: () => void }

/** So many shots are listed at once: a board may have thousands, and words find the others. */
const MOST_SHOTS = 40

/** As high as `.option` of the palette, so that nothing has to be measured. */
const ROW = 28
const layoutOptions = { rowHeight: ROW, padding: 4 }

/** The entries were found already; with a filter of its own the list also marks its first row. */
const everything = () => true

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
    const isFound = (entry: Entry) => contains(wordsOf(entry), query)
    const found = [...verbs.filter(isFound), ...places.filter(isFound).slice(0, MOST_SHOTS)]
    // Each query has rows of its own: a first row that stays the same would not be marked again.
    return found.map((entry) => ({ ...entry, id: `${query} ${entry.id}` }))
  }, [verbs, places, query])
}

export type PaletteProps = {
  /** What choosing a shot does in this room. */
  onGoToShot: (shotId: string) => void
}

/** Every command and every shot, of which only the rows in view are drawn. */
export function PaletteEntries({ onGoToShot }: PaletteProps) {
  const [query, setQuery] = useState('')
  const entries = useEntries(onGoToShot, query)
  const run = (entry: Entry) => {
    openPalette(false)
    // The dialog gives the focus back first; then the command may take it.
    setTimeout(entry.run)
  }
  const style: CSSProperties = { height: `min(52vh, ${Math.max(1, entries.length) * ROW + 8}px)` }
  return (
    <Autocomplete filter={everything} inputValue={query} onInputChange={setQuery}>
      <SearchField aria-label="Go to a shot, run a command" autoFocus className="palette-field">
        <Search size={16} aria-hidden />
        <Input placeholder="Go to a shot, run a command" />
      </SearchField>
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
        <Menu
          aria-label="Commands and shots"
          className="palette-list"
          style={style}
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
      </Virtualizer>
    </Autocomplete>
  )
}
