import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { targetModelsQuery, writtenPromptQuery } from '@/api/prompt-engine'
import type { Catalogue, WrittenPrompt } from '@/api/types'
import { EnhancePrompt } from '@/components/enhance/enhance-prompt'
import { IconButton } from '@/components/icon-button'
import { Select } from '@/components/select'
import { useShowToast } from '@/components/toast'
import type { Shot } from '@/lib/document/model'
import { promptWords } from '@/lib/document/scene-text'
import { useBoardState } from '@/lib/project/project-context'
import { promptParts } from './prompt-parts'

type Props = {
  shot: Shot
  catalogue: Catalogue
  model: string
  onModel: (model: string) => void
  /** The field whose phrase is to stand out. */
  reached: string | null
}

function Words({
  written,
  catalogue,
  reached,
}: { written: WrittenPrompt } & Pick<Props, 'catalogue' | 'reached'>) {
  const label = (field: string) =>
    catalogue.fields.find(({ id }) => id === field)?.label ?? 'What happens'
  return promptParts(written.prompt, written.spans).map(({ text, field, start }) =>
    field === null ? (
      <span key={start}>{text}</span>
    ) : (
      <mark
        key={start}
        title={label(field)}
        className={`phrase${field === reached ? ' is-reached' : ''}`}
      >
        {text}
      </mark>
    ),
  )
}

function Length({ written: { length } }: { written: WrittenPrompt }) {
  const { count, most, unit } = length
  return (
    <span className="t3">{most === null ? `${count} ${unit}` : `${count} of ${most} ${unit}`}</span>
  )
}

/** The prompt for a target model, each phrase with the field that made it. */
export function LivePrompt({ shot, catalogue, model, onModel, reached }: Props) {
  const api = useApi()
  const show = useShowToast()
  const { data: models = [] } = useQuery(targetModelsQuery(api))
  const scene = useBoardState(({ scenes }) => scenes[shot.sceneId])
  const request = {
    description: promptWords(shot, scene),
    camera: shot.camera,
    target_model: model,
  }
  const { data: written, error } = useQuery({
    ...writtenPromptQuery(api, request),
    placeholderData: keepPreviousData,
  })
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    show({ text: 'Prompt copied' })
  }
  return (
    <section className="live-prompt" aria-label="Prompt">
      <header>
        <h2>Prompt</h2>
        <span className="grow" />
        {written && <Length written={written} />}
        <IconButton
          label="Copy the prompt"
          size="small"
          isDisabled={!written}
          onPress={() => written && void copy(written.prompt)}
        >
          <Copy size={14} aria-hidden />
        </IconButton>
      </header>
      <Select
        label="Model"
        value={model}
        options={models.map(({ id, name: text, family_label }) => ({
          id,
          label: text,
          short: text,
          detail: family_label,
        }))}
        onChange={onModel}
      />
      {error && <p className="t-12 status-failed">{messageOf(error)}</p>}
      {written && (
        <>
          <p className="prompt-words">
            <Words written={written} catalogue={catalogue} reached={reached} />
          </p>
          {written.negative_prompt && (
            <p className="prompt-negative">
              <b>Not wanted</b> {written.negative_prompt}
            </p>
          )}
          {written.notes.map(({ field, kind, sentence }) => (
            <p key={`${kind} ${field} ${sentence}`} className="prompt-note">
              {sentence}
            </p>
          ))}
        </>
      )}
      <EnhancePrompt shot={shot} model={model} />
    </section>
  )
}
