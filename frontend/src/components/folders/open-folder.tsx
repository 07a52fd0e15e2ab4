import { useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { Dialog } from '@/components/dialog'
import { FolderBrowser } from './folder-browser'
import { RecentProjects } from './recent-projects'
import { useOpenProject } from './use-open-project'
import { useUnpackProject } from './use-unpack-project'

type Props = {
  isOpen: boolean
  onClose: () => void
  /** Where the list of projects is not on the page itself. */
  withRecent?: boolean
}

/** Opens a project that lies somewhere on this machine or on a share, in a folder or an archive. */
export function OpenFolder({ isOpen, onClose, withRecent = false }: Props) {
  const { config } = useApi()
  const [path, setPath] = useState(config.projects)
  const { open, error, reset } = useOpenProject(onClose)
  const { unpack, fault, forgetFault } = useUnpackProject(onClose)
  const forget = () => {
    reset()
    forgetFault()
  }
  const go = (next: string) => {
    forget()
    setPath(next)
  }
  const close = () => {
    forget()
    onClose()
  }
  const refusal = error ?? fault
  return (
    <Dialog title="Open a project" isOpen={isOpen} onClose={close}>
      {withRecent && <RecentProjects onOpen={open} />}
      <FolderBrowser path={path} onGo={go} onOpen={open} onUnpack={unpack} />
      <div className="dialog-foot">
        {refusal ? (
          <p role="alert" className="fault">
            {messageOf(refusal)}
          </p>
        ) : (
          <p className="t-12">
            Projects open, those of the earlier console too. An archive is unpacked into{' '}
            {config.projects}.
          </p>
        )}
      </div>
    </Dialog>
  )
}
