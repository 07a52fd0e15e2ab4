import { addBackend } from '@/api/backends'
import { useApi } from '@/api/context'
import { FoundNodes } from './found-nodes'
import { HowToAdd } from './how-to-add'
import { emptyDraft, newBackendOf } from './node-draft'
import { NodeForm } from './node-form'

export function AddNode() {
  const api = useApi()
  return (
    <section aria-labelledby="add-node" className="add-node">
      <h2 id="add-node" className="t-15 strong">
        Add a ComfyUI node
      </h2>
      <FoundNodes />
      <NodeForm
        start={emptyDraft}
        verb="Add node"
        look="solid"
        save={(draft) => addBackend(api, newBackendOf(draft))}
        onSaved={() => {}}
      />
      <HowToAdd />
    </section>
  )
}
