import { Ellipsis } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { Job } from '@/api/types'
import { menuSections, type Section } from './job-menu-entries'
import { useQueue } from './queue-context'
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

function JobEntries({ jobs, name }: { jobs: readonly Job[]; name: string }) {
  const sections = menuSections(jobs, useQueue(), useJobVerbs())
  return (
    <Menu aria-label={`What can be done with ${name}`} className="job-menu">
      {sections.map((section) => (
        <Entries key={section.title} {...section} />
      ))}
    </Menu>
  )
}

type Props = { jobs: readonly Job[]; name: string; isReachable: boolean }

/** Everything that can be done with a row, by one press. */
export function JobMenu({ jobs, name, isReachable }: Props) {
  return (
    <MenuTrigger>
      <Button
        className="icon-button small"
        aria-label={`More about ${name}`}
        excludeFromTabOrder={!isReachable}
      >
        <Ellipsis size={14} aria-hidden />
      </Button>
      <Popover className="popover" offset={4}>
        <JobEntries jobs={jobs} name={name} />
      </Popover>
    </MenuTrigger>
  )
}
