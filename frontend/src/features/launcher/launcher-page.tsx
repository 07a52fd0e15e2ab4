import { useState } from 'react'
import { OpenFolder } from '@/components/folders/open-folder'
import { PageFrame } from '@/components/page-frame'
import { LauncherActions } from './launcher-actions'
import { LauncherStatus } from './launcher-status'
import { NewProject } from './new-project'
import { Projects } from './projects'
import './launcher.css'

export function LauncherPage() {
  const [isOpening, setOpening] = useState(false)
  const openFolder = () => setOpening(true)
  return (
    <PageFrame
      title="Director's Console"
      actions={<LauncherActions onOpenFolder={openFolder} />}
      status={<LauncherStatus />}
    >
      <div className="launcher">
        <h1 className="visually-hidden">Projects of Director's Console</h1>
        <NewProject />
        <Projects onOpenFolder={openFolder} />
      </div>
      <OpenFolder isOpen={isOpening} onClose={() => setOpening(false)} />
    </PageFrame>
  )
}
