import { LayoutGrid } from 'lucide-react'
import { useMemo } from 'react'
import { type ChoiceSection, isAbout } from '../camera/choices'
import { ListPicker, usePicker } from '../camera/value-picker'
import { type ProjectFile, useFormTools } from './form-context'
import type { MediaInput } from './inputs'

/** What the board holds, scene by scene. */
export function fileSections(files: readonly ProjectFile[], query: string): ChoiceSection[] {
  const found = files.filter(({ label, group }) => isAbout(`${group} ${label}`, query))
  return [...new Set(found.map(({ group }) => group))].map((group) => ({
    id: group,
    heading: group,
    choices: found
      .filter((file) => file.group === group)
      .map(({ id, label, path }) => ({ key: id, value: path, label, line: null, verdict: 'ok' })),
  }))
}

type Props = { input: MediaInput; value: string | null; onChoose: (path: string) => void }

/** Chooses among the takes of the board. */
export function FromBoard({ input, value, onChoose }: Props) {
  const { files } = useFormTools()
  const picker = usePicker()
  const { isOpen, query } = picker
  const sections = useMemo(
    () => (isOpen && files ? fileSections(files.files(input.type), query) : []),
    [isOpen, files, input.type, query],
  )
  return (
    <ListPicker
      label={`Takes for ${input.label}`}
      isOpen={isOpen}
      onOpenChange={picker.open}
      query={query}
      onQuery={picker.setQuery}
      sections={sections}
      value={value}
      onChoose={(choice) => choice.value !== null && onChoose(choice.value)}
      className="icon-button small"
      aria-label={`${input.label}: take from the board`}
      title="Take from the board"
    >
      <LayoutGrid size={14} aria-hidden />
    </ListPicker>
  )
}
