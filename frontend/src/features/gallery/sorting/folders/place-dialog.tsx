import { Folder, FolderPlus } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { NameConflict } from '@/api/gallery-changes'
import { Dialog } from '@/components/dialog'
import { Segmented } from '@/components/segmented'
import { closeQuestion, type MoveManner } from '../sorting-ui'
import { useSorting } from '../use-sorting'
import { folderRows } from './folder-rows'
import { useFolders } from './use-folders'

const manners = [
  { id: 'move', label: 'Move' },
  { id: 'copy', label: 'Copy' },
]

const conflicts: { id: NameConflict; label: string }[] = [
  { id: 'rename', label: 'Keep both' },
  { id: 'skip', label: 'Leave it' },
  { id: 'replace', label: 'Replace' },
]

const everything = () => true

/** Px, as `sorting.css` draws a row. */
const layout = { rowHeight: 28 }

/** Where the selected files go: a folder found by typing, or a new one. */
export function PlaceDialog({ manner: asked }: { manner: MoveManner }) {
  const folders = useFolders()
  const sorting = useSorting()
  const [manner, setManner] = useState(asked)
  const [conflict, setConflict] = useState<NameConflict>('rename')
  const [typed, setTyped] = useState('')
  const rows = folderRows(folders, typed)
  const choose = (key: unknown) => {
    const row = rows.find(({ path }) => `${typed}/${path}` === key)
    if (!row) return
    closeQuestion()
    void (manner === 'move' ? sorting.move({ folder: row.path, conflict }) : sorting.copy(row.path))
  }
  return (
    <Dialog title={manner === 'move' ? 'Move to' : 'Copy to'} isOpen onClose={closeQuestion}>
      <div className="place-question">
        <Segmented
          label="What to do"
          layout="hidden"
          value={manner}
          segments={manners}
          onChange={(id) => setManner(id === 'copy' ? 'copy' : 'move')}
        />
        {manner === 'move' && (
          <Segmented
            label="If a name is taken"
            value={conflict}
            segments={conflicts}
            onChange={(id) => setConflict(conflicts.find((each) => each.id === id)?.id ?? 'rename')}
          />
        )}
        <Autocomplete filter={everything} inputValue={typed} onInputChange={setTyped}>
          <SearchField aria-label="Find or make a folder" autoFocus>
            <Input
              role="combobox"
              aria-expanded
              className="control"
              maxLength={1000}
              placeholder="Find a folder, or type the name of a new one"
            />
          </SearchField>
          <Virtualizer layout={ListLayout} layoutOptions={layout}>
            <ListBox
              aria-label="Folders"
              className="place-folders"
              items={rows.map((row) => ({ ...row, id: `${typed}/${row.path}` }))}
              onAction={choose}
            >
              {({ id, words, isNew }) => (
                <ListBoxItem id={id} className="option" textValue={words}>
                  {isNew ? <FolderPlus size={16} aria-hidden /> : <Folder size={16} aria-hidden />}
                  <span className="cut">{words}</span>
                </ListBoxItem>
              )}
            </ListBox>
          </Virtualizer>
        </Autocomplete>
      </div>
    </Dialog>
  )
}
