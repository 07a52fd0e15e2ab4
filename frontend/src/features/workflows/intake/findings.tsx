import { OctagonX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Inspected } from '@/api/workflows'
import { counted } from '@/lib/format/counted'
import { InputSummary } from '../details/input-summary'

type Reading = Inspected['reading']

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="detail-section">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

const textRoles: Readonly<Record<string, string>> = {
  prompt: 'Prompt',
  negative_prompt: 'Negative',
  both: 'Prompt and negative',
  none: 'Reaches no sampler',
}

function Prompts({ prompts }: Pick<Reading, 'prompts'>) {
  if (prompts.length === 0) return null
  return (
    <Part title="Prompts">
      <dl className="found-prompts">
        {prompts.map(({ graph_node, field, role, text }) => (
          <div key={`${graph_node} ${field}`}>
            <dt>{textRoles[role] ?? role}</dt>
            <dd>{text || <span className="text-3">empty</span>}</dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}

function Models({ models, loras }: Pick<Reading, 'models' | 'loras'>) {
  if (models.length + loras.length === 0) return null
  return (
    <Part title="Models">
      <ul className="found-list">
        {models.map(({ graph_node, field, folder, name }) => (
          <li key={`${graph_node} ${field}`}>
            <span className="found-file">{name}</span>
            <span className="text-3">{folder}</span>
          </li>
        ))}
        {loras.map(({ graph_node, field, name, strength, bypassed }) => (
          <li key={`${graph_node} ${field}`}>
            <span className="found-file">{name}</span>
            <span className="text-3">
              LoRA{strength !== null && ` ${strength}`}
              {bypassed && ', off'}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

const uses: Readonly<Record<string, string>> = {
  start_frame: 'First frame',
  end_frame: 'Last frame',
  control_image: 'Control picture',
  source: 'Picture to change',
  reference: 'Reference',
  mask: 'Mask',
  video: 'Clip',
  audio: 'Sound',
}

function Files({ media }: Pick<Reading, 'media'>) {
  if (media.length === 0) return null
  return (
    <Part title="Takes in">
      <ul className="found-list">
        {media.map(({ graph_node, field, use, title, optional }) => (
          <li key={`${graph_node} ${field}`}>
            <span className="cut">{uses[use] ?? use}</span>
            <span className="text-3">
              {title}
              {optional && ', may be left out'}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Sampling in more than one run is worth saying; one run is what everybody expects. */
function Phases({ phases }: Pick<Reading, 'phases'>) {
  if (phases.length < 2) return null
  return (
    <Part title={counted(phases.length, 'phase')}>
      <ol className="found-list">
        {phases.map(({ number, name, title, start_step, end_step }) => (
          <li key={number}>
            <span className="cut">
              {number}. {name || title}
            </span>
            <span className="text-3">
              {start_step !== null && `from step ${start_step}`}
              {end_step !== null && ` to ${end_step}`}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  )
}

/** What could not be taken over, each with the place where it stands. */
function Warnings({ inspected }: { inspected: Inspected }) {
  const { warnings, missing_nodes: missing } = inspected
  if (warnings.length + missing.length === 0) return null
  return (
    <Part title="Worth knowing">
      <ul className="found-notes">
        {missing.map(({ class_type, graph_nodes }) => (
          <li key={class_type}>
            <OctagonX size={14} className="status-failed" aria-label="Not known" />
            <span>
              <b>{class_type}</b> is known neither here nor on a node that is online (
              {counted(graph_nodes.length, 'graphNode')}: {graph_nodes.join(', ')}).
            </span>
          </li>
        ))}
        {warnings.map(({ graph_node, message }) => (
          <li key={`${graph_node} ${message}`}>
            <TriangleAlert size={14} className="status-warn" aria-label="Note" />
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Everything that was read out of a graph. */
export function Findings({ inspected }: { inspected: Inspected }) {
  const { reading } = inspected
  return (
    <>
      <Warnings inspected={inspected} />
      <Prompts prompts={reading.prompts} />
      <Models models={reading.models} loras={reading.loras} />
      <Files media={reading.media} />
      <Phases phases={reading.phases} />
      <Part title={`${counted(inspected.inputs.length, 'input')} worth changing`}>
        <InputSummary inputs={inspected.inputs} />
      </Part>
    </>
  )
}
