import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'

export type MenuEntry = {
  id: string
  label: string
  shortcut?: string | undefined
  isDisabled?: boolean
  onAction: () => void
}

type Props = { label: string; entries: readonly MenuEntry[]; children: ReactElement }

/** A menu that opens from `children`, which is a Button or an IconButton's button. */
export function Menu({ label, entries, children }: Props) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" offset={4}>
        <AriaMenu aria-label={label}>
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className="option"
              isDisabled={entry.isDisabled ?? false}
              onAction={entry.onAction}
            >
              {entry.label}
              {entry.shortcut && <kbd className="end">{entry.shortcut}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
