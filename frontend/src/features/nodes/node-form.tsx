import type { ReactNode } from 'react'
import type { Backend } from '@/api/types'
import { Button } from '@/components/button'
import type { NodeDraft } from './node-draft'
import { NodeFields } from './node-fields'
import { ProbeResult } from './probe-result'
import { useSaveNode } from './use-save-node'

type Props = {
  start: NodeDraft
  known?: Backend
  verb: string
  look: 'solid' | 'box'
  save: (draft: NodeDraft) => Promise<unknown>
  onSaved: () => void
  /** Stands behind the buttons. */
  end?: ReactNode
}

/** A node to be written down or changed, tried before it is saved. */
export function NodeForm({ start, known, verb, look, save, onSaved, end }: Props) {
  const form = useSaveNode({
    start,
    ...(known && { known }),
    save,
    onSaved: () => {
      form.reset()
      onSaved()
    },
  })
  const { probe } = form
  return (
    <form
      className="node-form"
      onSubmit={(event) => {
        event.preventDefault()
        void form.save()
      }}
    >
      <NodeFields
        draft={form.draft}
        onChange={form.change}
        error={form.refusal}
        hasSecrets={known?.has_credentials ?? false}
      />
      <div className="node-form-actions">
        <Button type="submit" look={look} isDisabled={!form.isReady}>
          {form.hasSeenWhy ? `${verb} all the same` : verb}
        </Button>
        <Button look="box" isDisabled={!form.isReady} onPress={form.test}>
          Test connection
        </Button>
        {end}
      </div>
      <ProbeResult isTrying={probe.isPending} probe={probe.data} error={probe.error} />
    </form>
  )
}
