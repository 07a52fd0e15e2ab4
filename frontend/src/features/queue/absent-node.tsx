import type { Backend } from '@/api/types'
import { Button } from '@/components/button'
import { useNodeVerbs } from './use-node-verbs'

/** Why a node gets no work, and what can be done about it. */
export function AbsentNode({ node }: { node: Backend }) {
  const verbs = useNodeVerbs()
  const { sentence, remedy } = verbs.absence(node)
  return (
    <>
      <p className="node-gone" title={sentence}>
        {sentence}
      </p>
      <div className="lane is-out">
        {remedy && (
          <Button size="small" onPress={remedy.run}>
            {remedy.label}
          </Button>
        )}
        {node.enabled && (
          <Button size="small" onPress={() => void verbs.takeOut(node)}>
            Take out
          </Button>
        )}
      </div>
    </>
  )
}
