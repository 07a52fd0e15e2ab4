import { useQuery } from '@tanstack/react-query'
import { memo, useMemo } from 'react'
import { useApi } from '@/api/context'
import { optionsQuery } from '@/api/rules'
import type { Catalogue, CatalogueField } from '@/api/types'
import { noteRecent, useRecent } from '@/lib/camera/recent'
import { type Camera, valueWords } from '@/lib/camera/values'
import { useBoardState } from '@/lib/project/project-context'
import { type Choice, choiceSections, type Verdict } from './choices'
import { usePicker, ValuePicker } from './value-picker'

const NONE: readonly string[] = []
const NO_CAMERA: Camera = {}
const NO_VERDICTS: ReadonlyMap<string, Verdict> = new Map()

type Props = {
  field: CatalogueField
  facts: Catalogue['facts']
  /** The shot by whose camera the values are judged. */
  shotId: string
  /** Null where nothing is chosen, or where several shots say several things. */
  value: string | null
  isMixed: boolean
  /** Said in as few letters as it has: "CU" for a close-up. */
  isShort?: boolean
  /** How what is chosen clashes with other fields. */
  mark?: 'hard' | 'warning' | undefined
  onChoose: (field: CatalogueField, choice: Choice) => void
}

/** What the rules say of each value, asked for when the list opens. */
function useVerdicts(field: string, shotId: string, isOpen: boolean) {
  // A closed field does not care what the others say.
  const camera = useBoardState(({ shots }) => (isOpen ? shots[shotId]?.camera : null) ?? NO_CAMERA)
  const { data } = useQuery({ ...optionsQuery(useApi(), field, camera), enabled: isOpen })
  return useMemo(
    () =>
      data ? new Map<string, Verdict>(data.values.map((each) => [each.id, each])) : NO_VERDICTS,
    [data],
  )
}

/**
 * One field of a camera: what is chosen, and everything that may be. There are dozens, so one is
 * drawn again only when its own part changes.
 */
export const CameraField = memo(function CameraField(props: Props) {
  const { field, facts, shotId, value, isMixed, isShort = false, mark, onChoose } = props
  const picker = usePicker()
  const recent = useRecent((store) => store.recent[field.id]) ?? NONE
  const { isOpen, query } = picker
  const verdicts = useVerdicts(field.id, shotId, isOpen)
  const sections = useMemo(
    () => (isOpen ? choiceSections({ field, facts, value, recent, query, verdicts }) : []),
    [isOpen, field, facts, value, recent, query, verdicts],
  )
  return (
    <ValuePicker
      label={field.label}
      words={value === null ? '' : valueWords(field, value, isShort ? 'short' : 'label')}
      spoken={value === null ? undefined : valueWords(field, value, 'label')}
      placeholder={isMixed ? 'Several' : 'Not set'}
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
})
