import { Ellipsis } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { Job } from '@/api/types'
import { menuSections, type Section } from './job-menu-entries'
import { useQueue } from './queue-context'
import { closeMenu, openMenu, useQueueUi } from './queue-ui'
import { useJobVerbs } from './use-job-verbs'

function Entries({ title, entries }: Section) {
  return (
    <MenuSection className="menu-section">
      <Header className="menu-head">{title}</Header>
      {entries.map(({ id, label, run, isOn }) => (
        <MenuItem key={id} id={id} className="option" textValue={label} onAction={run}>
          {label}
          {isOn && <span className="end">now</span>}
        </MenuItem>
      ))}
    </MenuSection>
  )
}

function Open({ jobs, name }: { jobs: readonly Job[]; name: string }) {
  const sections = menuSections(jobs, useQueue(), useJobVerbs())
  return (
    <Menu aria-label={`What can be done with ${name}`} onClose={closeMenu}>
      {sections.map((section) => (
        <Entries key={section.title} {...section} />
      ))}
    </Menu>
  )
}

/** The one menu of the page, open beside whichever button asked for it. */
export function JobMenu({ all }: { all: readonly Job[] }) {
  const asked = useQueueUi((ui) => ui.menu)
  const anchor = useRef<HTMLElement | null>(null)
  anchor.current = asked?.anchor ?? null
  const jobs = useMemo(() => {
    const ids = new Set(asked?.jobs)
    return all.filter(({ job_id }) => ids.has(job_id))
  }, [all, asked])
  return (
    <Popover
      className="popover"
      offset={4}
      triggerRef={anchor}
      isOpen={asked !== null && jobs.length > 0}
      onOpenChange={(isOpen) => !isOpen && closeMenu()}
    >
      {asked && <Open jobs={jobs} name={asked.name} />}
    </Popover>
  )
}

type Props = { jobs: readonly Job[]; name: string; isReachable: boolean }

/** Asks for the menu. A plain button: there is one in each of ten thousand rows. */
export function MenuButton({ jobs, name, isReachable }: Props) {
  return (
    <button
      type="button"
      className="icon-button small"
      aria-label={`More about ${name}`}
      aria-haspopup="menu"
      tabIndex={isReachable ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        openMenu({ jobs: jobs.map(({ job_id }) => job_id), name, anchor: event.currentTarget })
      }}
    >
      <Ellipsis size={14} aria-hidden />
    </button>
  )
}
