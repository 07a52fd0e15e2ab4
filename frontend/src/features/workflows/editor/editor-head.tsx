import { ArrowLeft, CopyPlus } from 'lucide-react'
import { Button } from '@/components/button'
import { Segmented } from '@/components/segmented'
import type { Entry } from '../library'
import { useLibraryAddress } from '../use-library-address'
import { useWorkflowVerbs } from '../use-workflow-verbs'
import { isChanged } from './draft'
import { useEditor } from './editor-store'
import { useSaveInputs } from './use-save-inputs'

const views = [
  { id: 'inputs', label: 'Inputs by graph node' },
  { id: 'graph', label: 'Graph' },
]

/** Which workflow it is, how it is looked at, and whether it is saved. */
export function EditorHead({ entry }: { entry: Entry }) {
  const { place, change } = useLibraryAddress()
  const { duplicate } = useWorkflowVerbs()
  const { save, isSaving } = useSaveInputs(entry)
  const hasChanged = useEditor(({ draft }) => isChanged(draft))
  const isOwn = entry.template.origin === 'own'
  return (
    <header className="editor-head">
      <Button onPress={() => change({ open: null })}>
        <ArrowLeft size={16} aria-hidden />
        Library
      </Button>
      <h1 className="cut">{entry.template.title}</h1>
      <div className="editor-views">
        <Segmented
          label="Look at"
          layout="hidden"
          value={place.open ?? 'inputs'}
          segments={views}
          onChange={(view) => change({ open: view === 'graph' ? 'graph' : 'inputs' })}
        />
      </div>
      <span className="grow" />
      {!isOwn && (
        <>
          <span className="text-3">Built in, and read only</span>
          <Button look="solid" onPress={() => void duplicate(entry)}>
            <CopyPlus size={14} aria-hidden />
            Duplicate to change it
          </Button>
        </>
      )}
      {isOwn && (
        <>
          <span className="text-3" role="status">
            {hasChanged ? 'Not saved yet' : 'Saved'}
          </span>
          <Button look="solid" isDisabled={!hasChanged || isSaving} onPress={() => void save()}>
            Save
          </Button>
        </>
      )}
    </header>
  )
}
