import type { Entry } from './library'
import { ReachMark } from './reach-mark'
import { WorkflowPicture } from './workflow-picture'
import { categoryLabel, engineLabel } from './workflow-words'

/** A workflow's last picture, what it makes, and where it runs. */
export function WorkflowCard({ entry }: { entry: Entry }) {
  const { template, reach } = entry
  return (
    <>
      <span className="workflow-picture">
        <WorkflowPicture entry={entry} width={280} />
      </span>
      <span className="workflow-line">
        <b className="cut" title={template.title}>
          {template.title}
        </b>
        {template.origin === 'own' && <span className="own-mark">Own</span>}
      </span>
      <span className="workflow-line is-second">
        <span className="cut">
          {categoryLabel(template.category)}, {engineLabel(template.engine)}
        </span>
        <ReachMark reach={reach} nodes={entry.nodes} />
      </span>
    </>
  )
}
