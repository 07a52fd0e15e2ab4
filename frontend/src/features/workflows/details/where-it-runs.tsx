import { CircleCheck, CloudOff, OctagonX } from 'lucide-react'
import type { MissingFile, NodeReach } from '@/api/workflows'
import { plural } from '@/lib/format/plural'
import type { Entry } from '../library'
import { listed } from '../reach'

function NodeMark({ node }: { node: NodeReach }) {
  if (!node.online) return <CloudOff size={14} aria-label="Away" className="status-off" />
  return node.runs ? (
    <CircleCheck size={14} aria-label="Runs it" className="status-rendered" />
  ) : (
    <OctagonX size={14} aria-label="Does not run it" className="status-failed" />
  )
}

const missingWords = ({ value, nearest }: MissingFile): string =>
  nearest === null ? value : `${value}; it has ${nearest}`

function Lacking({ node }: { node: NodeReach }) {
  const { missing_classes: classes, missing_values: values, online, runs } = node
  const models = [...node.missing_models, ...values]
  const isWhole = classes.length + models.length === 0
  if (runs && online) return <span className="text-3">Has all of it</span>
  if (!online && isWhole) return <span className="text-3">Away</span>
  if (runs === null) return <span className="text-3">Not read yet</span>
  return (
    <ul className="lacking">
      {classes.length > 0 && <li>No graph node {classes.join(', ')}</li>}
      {models.map((model) => (
        <li key={`${model.graph_node} ${model.input}`}>No {missingWords(model)}</li>
      ))}
      {isWhole && <li>Does not run it</li>}
    </ul>
  )
}

/** Every node with what it lacks; a workflow's newer graph nodes are named as well. */
export function WhereItRuns({ entry }: { entry: Entry }) {
  const { nodes, reach, template } = entry
  if (nodes === undefined) return null
  return (
    <section aria-label="Where it runs" className="detail-section">
      <header>
        <h3>Where it runs</h3>
        <span className="grow" />
        <span className="text-3">{nodes.length > 0 && reach.sentence.split(';')[0]}</span>
      </header>
      {nodes.length === 0 && <p className="t-12 text-3">There is no node to run it on.</p>}
      <ul className="node-reach">
        {nodes.map((node) => (
          <li key={node.backend_id}>
            <NodeMark node={node} />
            <span className="cut">{node.name}</span>
            <Lacking node={node} />
          </li>
        ))}
      </ul>
      {template.newer_classes.length > 0 && (
        <p className="t-12 text-3">
          {plural(template.newer_classes.length, {
            one: `${listed(template.newer_classes)} is not known here; a node that has it runs it all the same.`,
            other: `${listed(template.newer_classes)} are not known here; a node that has them runs it all the same.`,
          })}
        </p>
      )}
    </section>
  )
}
