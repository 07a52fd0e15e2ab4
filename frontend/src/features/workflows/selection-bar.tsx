import { X } from 'lucide-react'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import type { Entry } from './library'
import type { WorkflowVerbs } from './use-workflow-verbs'

type Props = { entries: readonly Entry[]; verbs: WorkflowVerbs; onNone: () => void }

/** What can be done to all selected workflows at once; stands at the foot, in the flow. */
export function SelectionBar({ entries, verbs, onNone }: Props) {
  if (entries.length < 2) return null
  const own = entries.filter(({ template }) => template.origin === 'own')
  return (
    <section aria-label="Selected workflows" className="workflow-selection">
      <b>{entries.length} selected</b>
      <Button look="box" onPress={() => verbs.exportSome(entries)}>
        Export {entries.length}
      </Button>
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
