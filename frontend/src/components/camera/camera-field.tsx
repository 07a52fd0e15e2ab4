import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { optionsQuery } from '@/api/rules'
import type { Catalogue, CatalogueField } from '@/api/types'
import { noteRecent, useRecent } from '@/lib/camera/recent'
import { type Camera, type Shared, valueWords } from '@/lib/camera/values'
import { type Choice, choiceSections, type Verdict } from './choices'
import { usePicker, ValuePicker } from './value-picker'

const NONE: readonly string[] = []
const NO_VERDICTS: ReadonlyMap<string, Verdict> = new Map()

type Props = {
  field: CatalogueField
  facts: Catalogue['facts']
  /** What the field's values are judged against. */
  camera: Camera
  shared: Shared
  /** Said in as few letters as it has: "CU" for a close-up. */
  isShort?: boolean
  /** How what is chosen clashes with other fields. */
  mark?: 'hard' | 'warning' | undefined
  onChoose: (field: CatalogueField, choice: Choice) => void
}

/** What the rules say of each value, asked for when the list opens. */
function useVerdicts(field: string, camera: Camera, isOpen: boolean) {
  const { data } = useQuery({ ...optionsQuery(useApi(), field, camera), enabled: isOpen })
  return useMemo(
    () =>
      data ? new Map<string, Verdict>(data.values.map((each) => [each.id, each])) : NO_VERDICTS,
    [data],
  )
}

/** One field of a camera: what is chosen, and everything that may be. */
export function CameraField(props: Props) {
  const { field, facts, camera, shared, isShort = false, mark, onChoose } = props
  const picker = usePicker()
  const recent = useRecent((store) => store.recent[field.id]) ?? NONE
  const value = shared.kind === 'same' ? shared.value : null
  const { isOpen, query } = picker
  const verdicts = useVerdicts(field.id, camera, isOpen)
  const sections = useMemo(
    () => (isOpen ? choiceSections({ field, facts, value, recent, query, verdicts }) : []),
    [isOpen, field, facts, value, recent, query, verdicts],
  )
  return (
    <ValuePicker
      label={field.label}
      words={value === null ? '' : valueWords(field, value, isShort ? 'short' : 'label')}
      spoken={value === null ? undefined : valueWords(field, value, 'label')}
      placeholder={shared.kind === 'mixed' ? 'Several' : 'Not set'}
      value={value}
      mark={mark}
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
