import { Unplug } from 'lucide-react'
import type { Project } from '@/api/types'
import { sayWhen } from './when'

/** A project whose folder is not there now: a drive or a share that is away, or a moved folder. */
export function MissingProject({ project }: { project: Project }) {
  return (
    <div className="project-row missing">
      <div className="project-facts">
        <h3 className="cut" title={project.name}>
          {project.name}
        </h3>
        <span className="flex-1" />
        <time dateTime={project.opened_at}>{sayWhen(new Date(project.opened_at), new Date())}</time>
      </div>
      <div className="missing-reason">
        <Unplug size={20} strokeWidth={1.5} aria-hidden />
        <div className="min-w-0">
          <p>Its folder is not there now.</p>
          <p className="mono cut" title={project.path}>
            {project.path}
          </p>
          <p>Connect the drive or share that it lies on; or open it where it lies today.</p>
        </div>
      </div>
    </div>
  )
}
