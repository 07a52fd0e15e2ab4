import { useRef } from 'react'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { GridLayout, ListLayout, Size, Virtualizer } from 'react-aria-components/Virtualizer'
import type { Entry } from './library'
import { useLibraryAddress } from './use-library-address'
import { useReveal } from './use-reveal'
import { WorkflowCard } from './workflow-card'
import { WorkflowRow } from './workflow-row'

/** Px, as `workflows.css` draws them. */
const rows = { rowHeight: 44 }
const cards = {
  minItemSize: new Size(208, 178),
  maxItemSize: new Size(280, 223),
  minSpace: new Size(12, 12),
}

type Props = {
  entries: readonly Entry[]
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
}

function Workflows({ entries, chosen, onChoose, isList }: Props & { isList: boolean }) {
  const { place, change } = useLibraryAddress()
  const list = useRef<HTMLDivElement>(null)
  useReveal(list, entries, place.workflow)
  const choose = (keys: 'all' | ReadonlySet<unknown>) =>
    onChoose(new Set(keys === 'all' ? entries.map(({ id }) => id) : [...keys].map(String)))
  return (
    <GridList
      ref={list}
      aria-label="Workflows"
      className={isList ? 'workflow-list' : 'workflow-grid'}
      layout={isList ? 'stack' : 'grid'}
      items={entries}
      selectionMode="multiple"
      selectionBehavior="replace"
      selectedKeys={chosen}
      onSelectionChange={choose}
      onAction={(id) => change({ workflow: String(id), open: 'inputs' })}
    >
      {(entry) => (
        <GridListItem
          id={entry.id}
          textValue={entry.template.title}
          className={isList ? 'workflow-row' : 'workflow-card'}
        >
          {isList ? <WorkflowRow entry={entry} /> : <WorkflowCard entry={entry} />}
        </GridListItem>
      )}
    </GridList>
  )
}

/** The workflows as pictures or as rows; only what is in view is drawn. */
export function LibraryGrid(props: Props) {
  const { place } = useLibraryAddress()
  if (place.view === 'list') {
    return (
      <Virtualizer layout={ListLayout} layoutOptions={rows}>
        <Workflows {...props} isList />
      </Virtualizer>
    )
  }
  return (
    <Virtualizer layout={GridLayout} layoutOptions={cards}>
      <Workflows {...props} isList={false} />
    </Virtualizer>
  )
}
