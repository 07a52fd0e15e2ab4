import type { Entry } from './library'
import { wholeReach } from './reach'
import { WorkflowPicture } from './workflow-picture'
import { categoryLabel, engineLabel } from './workflow-words'

/** A workflow as one line of a long list. */
export function WorkflowRow({ entry }: { entry: Entry }) {
  const { template, reach } = entry
  return (
    <>
      <span className="workflow-picture">
        <WorkflowPicture entry={entry} width={56} />
      </span>
      <b className="cut" title={template.title}>
        {template.title}
      </b>
      <span className="cut">{categoryLabel(template.category)}</span>
      <span className="cut">{engineLabel(template.engine)}</span>
      <span className="cut text-3">{template.categories.join(', ')}</span>
      <span className={`cut reach is-${reach.status}`} title={wholeReach(entry.nodes ?? [])}>
        {reach.sentence}
      </span>
      <span className="text-3">{template.origin === 'own' ? 'Own' : 'Built in'}</span>
    </>
  )
}
