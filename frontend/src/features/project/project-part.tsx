import { lazy, Suspense } from 'react'
import { OpenFolder } from '@/components/folders/open-folder'
import { ArchiveDialog } from '@/components/project-dialogs/archive-dialog'
import { CopyDialog } from '@/components/project-dialogs/copy-dialog'
import { useBoardState, useProject } from '@/lib/project/project-context'
import { closeProjectDialog, useProjectUi } from './project-ui'
import { useProjectCommands } from './use-project-commands'

const SettingsDialog = lazy(async () => ({
  default: (await import('./settings/settings-dialog')).SettingsDialog,
}))

/** The project's own commands and dialogs, for whichever room is open. */
export function ProjectPart() {
  const { project } = useProject()
  const name = useBoardState((state) => state.project.name)
  const dialog = useProjectUi((ui) => ui.dialog)
  useProjectCommands()
  const copied = { id: project.id, name, path: project.path }
  const isCopying = dialog === 'save-as' || dialog === 'duplicate'
  return (
    <>
      {dialog === 'settings' && (
        <Suspense>
          <SettingsDialog projectId={project.id} onClose={closeProjectDialog} />
        </Suspense>
      )}
      <CopyDialog
        project={copied}
        kind={dialog === 'duplicate' ? 'duplicate' : 'save-as'}
        isOpen={isCopying}
        onClose={closeProjectDialog}
      />
      <ArchiveDialog project={copied} isOpen={dialog === 'archive'} onClose={closeProjectDialog} />
      <OpenFolder isOpen={dialog === 'open'} onClose={closeProjectDialog} withRecent />
    </>
  )
}
