import { X } from 'lucide-react'
import { useState } from 'react'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import type { CategoryChange } from './categorising'
import { OwnCategories } from './details/own-categories'
import type { Entry } from './library'
import type { WorkflowVerbs } from './use-workflow-verbs'

type OfAll = { entries: readonly Entry[]; known: readonly string[]; verbs: WorkflowVerbs }
type Props = OfAll & { onNone: () => void }

function Categories({ entries, known, verbs }: OfAll) {
  const [isOpen, setOpen] = useState(false)
  const change = (wanted: CategoryChange) => {
    // What is said of it, with the way back, can only be reached without the list.
    setOpen(false)
    void verbs.categorise(entries, wanted)
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look="box">Categories</Button>
      {/* Without a dialog inside, the popover is one itself, its hidden buttons included. */}
      <Popover
        className="popover category-picker"
        offset={4}
        placement="top"
        aria-label="Categories of the selected workflows"
      >
        <OwnCategories entries={entries} known={known} onChange={change} />
      </Popover>
    </DialogTrigger>
  )
}

/** What can be done to all selected workflows at once; stands at the foot, in the flow. */
export function SelectionBar({ entries, known, verbs, onNone }: Props) {
  if (entries.length < 2) return null
  const own = entries.filter(({ template }) => template.origin === 'own')
  return (
    <section aria-label="Selected workflows" className="workflow-selection">
      <b>{entries.length} selected</b>
      <Button look="box" onPress={() => verbs.exportSome(entries)}>
        Export {entries.length}
      </Button>
      {own.length > 0 && <Categories entries={own} known={known} verbs={verbs} />}
      {own.length > 0 && (
        <Button look="box" onPress={() => void verbs.remove(own)}>
          Delete {own.length === entries.length ? own.length : `${own.length} of your own`}
        </Button>
      )}
      <span className="grow" />
      <IconButton label="Select nothing" shortcut="Esc" onPress={onNone}>
        <X size={16} aria-hidden />
      </IconButton>
    </section>
  )
}
