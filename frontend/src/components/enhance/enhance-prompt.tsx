import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LoaderCircle, Square, WandSparkles } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { LANGUAGE_MODELS } from '@/api/language-models'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/button'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import type { Shot } from '@/lib/document/model'
import { useProject } from '@/lib/project/project-context'
import './enhance.css'
import { type Enhancing, putTogether } from './enhancing'
import { useEnhance } from './use-enhance'
import { WrittenWords } from './written-words'

function Writing({ state }: { state: Enhancing & { status: 'writing' } }) {
  return (
    <>
      <p role="status" className="enhance-fact">
        <LoaderCircle size={14} aria-hidden className="spin" />
        {state.again ? `Once more: ${state.again}` : 'Writing…'}
      </p>
      {state.text && <p className="word-diff">{state.text}</p>}
    </>
  )
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div role="alert" className="enhance-failed">
      <p>{messageOf(error)}</p>
      <div className="enhance-actions">
        <Button look="box" size="small" onPress={onRetry}>
          Try again
        </Button>
        <Link to="/settings/keys" className="enhance-link">
          Language models
        </Link>
      </div>
    </div>
  )
}

type Props = {
  shot: Shot
  /** The model that will render: its guide is followed. */
  model: string
}

/** Has a language model write a shot's words out; what is accepted of it becomes them. */
export function EnhancePrompt({ shot, model }: Props) {
  const { edits, project } = useProject()
  const queries = useQueryClient()
  const show = useShowToast()
  const undoDeed = useUndoDeed()
  const { state, start, stop, toggle, acceptAll, rejectAll } = useEnhance()
  const words = shot.description || shot.name
  const ask = async () => {
    await start({
      user_prompt: words,
      camera: { ...shot.camera },
      target_model: model,
      project_id: project.id,
    })
    void queries.invalidateQueries({ queryKey: LANGUAGE_MODELS })
  }
  const use = (written: Enhancing & { status: 'written' }) => {
    edits.describe(shot.id, putTogether(written.enhancement.parts, written.accepted).trim())
    stop()
    show({ text: `${shot.code} has new words`, action: undoDeed() })
  }
  const isWriting = state.status === 'writing'
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && state.status !== 'idle') stop()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tool beside a text, not a form
    <div className="enhance" role="group" aria-label="Enhance" onKeyDown={leave}>
      <Button
        size="small"
        look="box"
        isDisabled={words.trim() === ''}
        onPress={() => (isWriting ? stop() : void ask())}
      >
        {isWriting ? <Square size={14} aria-hidden /> : <WandSparkles size={14} aria-hidden />}
        {isWriting ? 'Stop' : 'Enhance'}
      </Button>
      {words.trim() === '' && (
        <span className="enhance-fact">Say what happens in the shot first.</span>
      )}
      {isWriting && <Writing state={state} />}
      {state.status === 'failed' && <Failed error={state.error} onRetry={() => void ask()} />}
      {state.status === 'written' && (
        <WrittenWords
          written={state}
          isOutdated={words !== state.original}
          onToggle={toggle}
          onAcceptAll={acceptAll}
          onRejectAll={rejectAll}
          onUse={() => use(state)}
          onDiscard={stop}
        />
      )}
    </div>
  )
}
