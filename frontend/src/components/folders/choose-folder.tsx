import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { folderName } from './crumbs'
import { FolderBrowser } from './folder-browser'
import { NewFolder } from './new-folder'

type Props = {
  start: string
  isOpen: boolean
  onChoose: (path: string) => void
  onClose: () => void
}

/** Finds the folder that a new project is put into. */
export function ChooseFolder({ start, isOpen, onChoose, onClose }: Props) {
  const [path, setPath] = useState(start)
  return (
    <Dialog title="Where the project goes" isOpen={isOpen} onClose={onClose}>
      <FolderBrowser path={path} onGo={setPath} />
      <NewFolder path={path} onMade={setPath} />
      <div className="dialog-foot">
        <p className="t-12 cut flex-1">
          The project gets a folder of its own in {folderName(path)}.
        </p>
        <Button look="solid" onPress={() => onChoose(path)}>
          Use this folder
        </Button>
      </div>
    </Dialog>
  )
}
