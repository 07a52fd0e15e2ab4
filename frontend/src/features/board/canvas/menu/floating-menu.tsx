import { Check } from 'lucide-react'
import { useRef } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { keyLabel } from '@/lib/keys'
import { type CanvasSection, closeCanvasMenu, useCanvasMenu } from './canvas-menu'

/** Once the menu is gone and the focus is back where it was: what opens then keeps it. */
const afterwards = (run: () => void) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(run)))

function Section({ title, entries }: CanvasSection) {
  return (
    <MenuSection className="menu-section">
      <Header className="menu-head">{title}</Header>
      {entries.map(({ id, label, keys, isOn, isDisabled, run }) => (
        <MenuItem
          key={id}
          id={id}
          className="option"
          textValue={label}
          isDisabled={isDisabled ?? false}
          onAction={() => afterwards(run)}
        >
          {label}
          {isOn && <Check size={14} aria-label="on" className="end" />}
          {keys && <kbd className="end">{keyLabel(keys)}</kbd>}
        </MenuItem>
      ))}
    </MenuSection>
  )
}

/** The menu of whatever was asked about on the canvas, where the pointer or the focus is. */
export function FloatingMenu() {
  const open = useCanvasMenu((menu) => menu.open)
  const close = () => open && closeCanvasMenu(open)
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span
        ref={anchor}
        aria-hidden
        className="menu-anchor"
        style={{ left: open?.at.x ?? 0, top: open?.at.y ?? 0 }}
      />
      <Popover
        className="popover canvas-menu"
        placement="bottom start"
        offset={2}
        triggerRef={anchor}
        isOpen={open !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
      >
        {open && (
          <Menu aria-label={open.label} autoFocus="first" onClose={close}>
            {open.sections.map((section) => (
              <Section key={section.title} {...section} />
            ))}
          </Menu>
        )}
      </Popover>
    </>
  )
}
