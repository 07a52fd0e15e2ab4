import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { offeredModelsQuery } from '@/api/language-models'
import { messageOf } from '@/api/problem'
import type { ChoiceSection } from '@/components/camera/choices'
import { usePicker, ValuePicker } from '@/components/camera/value-picker'
import { contains } from '@/components/room/contains'

const choice = (id: string, line: string | null = null) => ({
  key: `${line} ${id}`,
  value: id,
  label: id,
  line,
  verdict: 'ok' as const,
})

/** The models that meet what was typed; what no list names can be typed whole. */
export function modelSections(ids: readonly string[], query: string): ChoiceSection[] {
  const typed = query.trim()
  const found = ids.filter((id) => contains(id, typed))
  const own = typed !== '' && !ids.includes(typed) ? [choice(typed, 'As typed')] : []
  return [
    { id: 'found', heading: '', choices: found.map((id) => choice(id)) },
    { id: 'own', heading: '', choices: own },
  ].filter(({ choices }) => choices.length > 0)
}

type Props = {
  label: string
  provider: string
  model: string | null
  onChoose: (model: string) => void
}

/** A model of a provider, from the list that it answers with. */
export function ModelField({ label, provider, model, onChoose }: Props) {
  const picker = usePicker()
  const { data, error, isFetching } = useQuery({
    ...offeredModelsQuery(useApi(), provider),
    enabled: picker.isOpen,
  })
  const sections = modelSections(data?.map(({ id }) => id) ?? [], picker.query)
  return (
    <ValuePicker
      label={label}
      words={model ?? ''}
      placeholder="Choose a model"
      value={model}
      isOpen={picker.isOpen}
      onOpenChange={picker.open}
      query={picker.query}
      onQuery={picker.setQuery}
      sections={sections}
      note={isFetching ? 'Asking for the list…' : error ? messageOf(error) : undefined}
      onChoose={({ value }) => value !== null && onChoose(value)}
    />
  )
}
