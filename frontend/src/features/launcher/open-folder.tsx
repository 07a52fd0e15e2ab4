import { useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { Dialog } from '@/components/dialog'
import { FolderBrowser } from './folder-browser'
import { useOpenProject } from './use-open-project'

type Props = { isOpen: boolean; onClose: () => void }

/** Opens a project that lies somewhere on this machine or on a share. */
export function OpenFolder({ isOpen, onClose }: Props) {
  const { config } = useApi()
  const [path, setPath] = useState(config.projects)
  const { open, error, reset } = useOpenProject()
  const go = (next: string) => {
    reset()
    setPath(next)
  }
  const close = () => {
    reset()
    onClose()
  }
  return (
    <Dialog title="Open a project folder" isOpen={isOpen} onClose={close}>
      <FolderBrowser path={path} onGo={go} onOpen={open} />
      <div className="dialog-foot">
        {error ? (
          <p role="alert" className="fault">
            {messageOf(error)}
          </p>
        ) : (
          <p className="t-12">Folders marked Project open; the others show what lies in them.</p>
        )}
      </div>
    </Dialog>
  )
}
