import { TriangleAlert } from 'lucide-react'
import type { ModelChoice, Provider } from '@/api/language-models'
import { Select } from '@/components/select'
import { ModelField } from './model-field'
import {
  accessText,
  type Credentials,
  firstChoice,
  lackOf,
  OFFLINE,
  secondChoice,
} from './provider-facts'
import { useChangeLanguageModels } from './use-change-language-models'

const NONE = ''

type RowProps = {
  label: string
  providers: readonly Provider[]
  credentials: Credentials
  provider: string
  model: string | null
  /** Stands first in the list of providers. */
  none?: string
  onProvider: (id: string) => void
  onModel: (model: string) => void
}

function ChoiceRow(props: RowProps) {
  const { label, providers, credentials, provider, model, none, onProvider, onModel } = props
  const chosen = providers.find(({ id }) => id === provider)
  const lack = lackOf(chosen, model, credentials)
  const options = providers.map((each) => ({
    id: each.id,
    label: each.name,
    short: each.name,
    detail: accessText(each, credentials),
  }))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a choice that is kept at once, not a form
    <div className="answering-row" role="group" aria-label={label}>
      <Select
        label={label}
        value={provider}
        options={none === undefined ? options : [{ id: NONE, label: none }, ...options]}
        onChange={onProvider}
      />
      {chosen && chosen.type !== 'offline' && (
        <ModelField label="Model" provider={chosen.id} model={model} onChoose={onModel} />
      )}
      {chosen?.type === 'offline' && <p className="t-12 text-3">{chosen.description}</p>}
      {lack && (
        <p className="answering-lack" role="status">
          <TriangleAlert size={14} aria-hidden className="status-warn" />
          {lack}
        </p>
      )}
    </div>
  )
}

type Props = {
  choice: ModelChoice
  providers: readonly Provider[]
  credentials: Credentials
}

/** Which model is asked, and which one when that fails. */
export function Answering({ choice, ...known }: Props) {
  const { choose } = useChangeLanguageModels()
  const first = firstChoice(choice)
  const second = secondChoice(choice)
  return (
    <section className="answering" aria-labelledby="answering">
      <h2 id="answering" className="t-15 strong">
        Which model answers
      </h2>
      <ChoiceRow
        label="First"
        {...known}
        {...first}
        onProvider={(id) =>
          void choose({ active_provider: id === OFFLINE ? '' : id, selected_model: '' })
        }
        onModel={(selected_model) => void choose({ selected_model })}
      />
      <ChoiceRow
        label="If it fails"
        {...known}
        provider={second?.provider ?? NONE}
        model={second?.model ?? null}
        none="Say so, ask no other"
        onProvider={(id) => void choose({ fallback_provider: id, fallback_model: '' })}
        onModel={(fallback_model) => void choose({ fallback_model })}
      />
    </section>
  )
}
