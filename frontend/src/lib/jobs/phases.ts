import type { Job, JobOrder } from '@/api/types'

type Graph = JobOrder['workflow_json']
type GraphNode = { class_type: string; inputs: Record<string, unknown> }

const isNode = (value: unknown): value is GraphNode =>
  typeof value === 'object' && value !== null && 'class_type' in value && 'inputs' in value

/** A link is `[graph node, output]`. */
const sourceOf = (value: unknown): string | null =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' ? value[0] : null

const sourcesOf = ({ inputs }: GraphNode): string[] =>
  Object.values(inputs).flatMap((value) => sourceOf(value) ?? [])

/** What only chooses a sampler or its steps takes no link from a model; what samples does. */
const samples = (node: GraphNode): boolean =>
  /sampler/i.test(node.class_type) && sourcesOf(node).length > 0

/** The graph nodes that sample, in the order in which they run. */
export function samplersOf(graph: Graph): string[] {
  const nodes = new Map(
    Object.entries(graph).flatMap(([id, value]) => (isNode(value) ? [[id, value] as const] : [])),
  )
  const seen = new Set<string>()
  const found: string[] = []
  const visit = (id: string) => {
    const node = nodes.get(id)
    if (!node || seen.has(id)) return
    seen.add(id)
    for (const source of sourcesOf(node)) visit(source)
    if (samples(node)) found.push(id)
  }
  for (const id of nodes.keys()) visit(id)
  return found
}

export type Phase = { at: number; of: number }

/** Which of several samplers works; null where there is one, or nobody said when it was ordered. */
export function phaseOf({ metadata, stage }: Pick<Job, 'metadata' | 'stage'>): Phase | null {
  const { phases } = metadata
  if (!Array.isArray(phases) || phases.length < 2 || !stage) return null
  const at = phases.indexOf(stage.graph_node)
  return at < 0 ? null : { at: at + 1, of: phases.length }
}
