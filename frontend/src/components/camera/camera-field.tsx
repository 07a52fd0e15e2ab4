import { useMemo } from 'react'
import type { Catalogue, CatalogueField } from '@/api/types'
import { noteRecent, useRecent } from '@/lib/camera/recent'
import { type Shared, valueWords } from '@/lib/camera/values'
import { type Choice, choiceSections, type Verdict } from './choices'
import { usePicker, ValuePicker } from './value-picker'

const NONE: readonly string[] = []
const NO_VERDICTS: ReadonlyMap<string, Verdict> = new Map()

type Props = {
  field: CatalogueField
  facts: Catalogue['facts']
  shared: Shared
  onChoose: (field: CatalogueField, choice: Choice) => void
}

/** One field of a camera: what is chosen, and everything that may be. */
export function CameraField({ field, facts, shared, onChoose }: Props) {
  const picker = usePicker()
  const recent = useRecent((store) => store.recent[field.id]) ?? NONE
  const value = shared.kind === 'same' ? shared.value : null
  const { isOpen, query } = picker
  const sections = useMemo(
    () =>
      isOpen ? choiceSections({ field, facts, value, recent, query, verdicts: NO_VERDICTS }) : [],
    [isOpen, field, facts, value, recent, query],
  )
  return (
    <ValuePicker
      label={field.label}
      words={value === null ? '' : valueWords(field, value, 'label')}
      placeholder={shared.kind === 'mixed' ? 'Several' : 'Not set'}
      value={value}
      isOpen={isOpen}
      onOpenChange={picker.open}
      query={query}
      onQuery={picker.setQuery}
      sections={sections}
      onChoose={(choice) => {
        if (choice.value !== null) noteRecent(field.id, choice.value)
        onChoose(field, choice)
      }}
    />
  )
}
