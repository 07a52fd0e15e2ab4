import { EllipsisVertical, SlidersHorizontal, Workflow } from 'lucide-react'
import { Button as Plain } from 'react-aria-components/Button'
import { Button } from '@/components/button'
import { Menu } from '@/components/menu'
import { counted } from '@/lib/format/counted'
import type { Entry } from '../library'
import { useLibraryAddress } from '../use-library-address'
import type { WorkflowVerbs } from '../use-workflow-verbs'
import { WorkflowPicture } from '../workflow-picture'
import { categoryLabel, engineLabel } from '../workflow-words'
import './details.css'
import { InputSummary } from './input-summary'
import { OwnCategories } from './own-categories'
import { TitleField } from './title-field'
import { UseOnShots } from './use-on-shots'
import { WhereItRuns } from './where-it-runs'

type Props = { entry: Entry; known: readonly string[]; verbs: WorkflowVerbs }

function Verbs({ entry, verbs }: Omit<Props, 'known'>) {
  const isOwn = entry.template.origin === 'own'
  const entries = [
    { id: 'duplicate', label: 'Duplicate', shortcut: 'D', onAction: () => verbs.duplicate(entry) },
    { id: 'export', label: 'Export', onAction: () => verbs.exportSome([entry]) },
    {
      id: 'delete',
      label: 'Delete',
      shortcut: 'Del',
      isDisabled: !isOwn,
      onAction: () => verbs.remove([entry]),
    },
  ]
  return (
    <Menu label="What to do with it" entries={entries}>
      <Plain className="icon-button" aria-label="More">
        <EllipsisVertical size={16} aria-hidden />
      </Plain>
    </Menu>
  )
}

function Facts({ entry: { template } }: { entry: Entry }) {
  const makes = template.output.length > 0 ? template.output : [template.kind]
  return (
    <dl className="detail-facts">
      <dt>Kind</dt>
      <dd>{categoryLabel(template.category)}</dd>
      <dt>Engine</dt>
      <dd>{engineLabel(template.engine)}</dd>
      <dt>Makes</dt>
      <dd>{makes.join(', ')}</dd>
      <dt>From</dt>
      <dd>{template.origin === 'own' ? 'Your own' : 'Built in; duplicate it to change it'}</dd>
    </dl>
  )
}

/** All that is known of one workflow, and what can be done with it. */
export function WorkflowDetails({ entry, known, verbs }: Props) {
  const { change } = useLibraryAddress()
  const { template } = entry
  return (
    <div className="dock details">
      <div className="detail-picture">
        <WorkflowPicture entry={entry} width={480} />
      </div>
      <div className="detail-head">
        <TitleField key={entry.id} entry={entry} onRename={(title) => verbs.rename(entry, title)} />
        <Verbs entry={entry} verbs={verbs} />
      </div>
      <UseOnShots key={`use ${entry.id}`} entry={entry} verbs={verbs} />
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="detail-scroll" role="group" aria-label="About it" tabIndex={0}>
        {template.description && <p className="detail-words">{template.description}</p>}
        <Facts entry={entry} />
        <WhereItRuns entry={entry} />
        <OwnCategories
          entries={[entry]}
          known={known}
          onChange={(change) => verbs.categorise([entry], change)}
        />
        <section aria-label="Inputs" className="detail-section">
          <header>
            <h3>{counted(template.inputs.length, 'input')}</h3>
            <span className="grow" />
            <Button size="small" onPress={() => change({ workflow: entry.id, open: 'graph' })}>
              <Workflow size={14} aria-hidden />
              Graph
            </Button>
            <Button size="small" onPress={() => change({ workflow: entry.id, open: 'inputs' })}>
              <SlidersHorizontal size={14} aria-hidden />
              {template.origin === 'own' ? 'Edit' : 'See'} inputs
            </Button>
          </header>
          <InputSummary inputs={template.inputs} />
        </section>
      </div>
    </div>
  )
}
