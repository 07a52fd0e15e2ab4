import { useRef } from 'react'
import { Menu, MenuItem, MenuSection, SubmenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { counted } from '@/lib/format/counted'
import { keyLabel } from '@/lib/keys'
import { useFile, useGallery } from '../gallery-context'
import { countSelected, useCurrentFileId, useGallerySelection } from '../gallery-ui'
import { type FileEntry, useFileEntries } from './file-entries'
import { closeFileMenu, useSortingUi } from './sorting-ui'

function Entry({ entry }: { entry: FileEntry }) {
  const { id, label, keys, isDisabled = false, run } = entry
  return (
    <MenuItem
      id={id}
      textValue={label}
      className="option"
      isDisabled={isDisabled}
      {...(run && { onAction: run })}
    >
      {label}
      {keys && <kbd className="end">{keyLabel(keys)}</kbd>}
    </MenuItem>
  )
}

function Within({ entry, within }: { entry: FileEntry; within: readonly FileEntry[] }) {
  return (
    <SubmenuTrigger>
      <MenuItem id={entry.id} textValue={entry.label} className="option">
        {entry.label}
        <span className="end" aria-hidden>
          ▸
        </span>
      </MenuItem>
      <Popover className="popover" offset={-2}>
        <Menu aria-label={entry.label}>
          {within.map((each) => (
            <Entry key={each.id} entry={each} />
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  )
}

function Entries() {
  const { order } = useGallery()
  const selected = countSelected(useGallerySelection(), order.ids.length)
  const file = useFile(useCurrentFileId()) ?? null
  const sections = useFileEntries(file, selected)
  const words = selected > 1 ? counted(selected, 'file') : (file?.name ?? 'File')
  return (
    <Menu aria-label={words} autoFocus="first" onClose={closeFileMenu} className="file-menu">
      {sections.map(({ name, entries }) => (
        <MenuSection key={name} aria-label={name} className="menu-section">
          {entries.map((entry) =>
            entry.within ? (
              <Within key={entry.id} entry={entry} within={entry.within} />
            ) : (
              <Entry key={entry.id} entry={entry} />
            ),
          )}
        </MenuSection>
      ))}
    </Menu>
  )
}

/** What can be done with the selected files, where the pointer or the focus is. */
export function FileMenu() {
  const place = useSortingUi(({ menu }) => menu)
  const anchor = useRef<HTMLSpanElement>(null)
  if (!place) return null
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: place.x, top: place.y }} />
      <Popover
        className="popover"
        triggerRef={anchor}
        placement="bottom start"
        offset={0}
        isOpen
        onOpenChange={(isOpen) => !isOpen && closeFileMenu()}
      >
        <Entries />
      </Popover>
    </>
  )
}
