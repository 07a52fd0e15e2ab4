import { CircleHelp, FileQuestion } from 'lucide-react'
import { useId, useMemo } from 'react'
import { usePicker, ValuePicker } from '../camera/value-picker'
import { useFormTools } from './form-context'
import { type Found, fileOf, findModel, modelSections } from './models'

type Props = {
  label: string
  folder: string
  /** The file in use; empty where none is. */
  value: string
  standard: string | null
  describedBy?: string | undefined
  onChange: (name: string) => void
}

/** What the closed field says beside the name: nothing where every node has the file. */
function Mark({ found }: { found: Found }) {
  switch (found.kind) {
    case 'missing':
      return (
        <span className="model-mark is-missing">
          <FileQuestion size={14} aria-hidden />
        </span>
      )
    case 'somewhere':
      return (
        found.words && (
          <span className="model-mark" title={found.words}>
            <CircleHelp size={14} aria-hidden />
          </span>
        )
      )
    case 'none':
    case 'unknown':
      return null
    default:
      return found satisfies never
  }
}

/** The mark in words. */
function wordsOf(found: Found): string {
  if (found.kind === 'missing') return 'On no node.'
  return found.kind === 'somewhere' && found.words !== null ? `${found.words}.` : ''
}

/** One click puts the file that is most like the missing one in its place. */
function Missing({ found, onChange }: { found: Found } & Pick<Props, 'onChange'>) {
  if (found.kind !== 'missing') return null
  const { nearest } = found
  return (
    <p className="form-note">
      On no node.
      {nearest !== null && (
        <button type="button" className="form-link" onClick={() => onChange(nearest)}>
          Use {fileOf(nearest)}
        </button>
      )}
    </p>
  )
}

/** A file of the nodes' model folders, found by any part of its name. */
export function ModelPicker({ label, folder, value, standard, describedBy, onChange }: Props) {
  const { models } = useFormTools()
  const id = useId()
  const picker = usePicker()
  const { isOpen, query } = picker
  const found = useMemo(() => findModel(value, folder, models), [value, folder, models])
  const sections = useMemo(
    () => (isOpen ? modelSections({ folder, shelf: models, value, query, standard }) : []),
    [isOpen, folder, models, value, query, standard],
  )
  return (
    <div className="contents" title={value || undefined}>
      <ValuePicker
        label={label}
        words={fileOf(value)}
        placeholder="Choose a file"
        value={value}
        isOpen={isOpen}
        onOpenChange={picker.open}
        query={query}
        onQuery={picker.setQuery}
        sections={sections}
        onChoose={(choice) => choice.value !== null && onChange(choice.value)}
        describedBy={[describedBy, id].filter(Boolean).join(' ')}
        end={<Mark found={found} />}
      />
      <span id={id} hidden>
        {wordsOf(found)}
      </span>
      <Missing found={found} onChange={onChange} />
    </div>
  )
}
