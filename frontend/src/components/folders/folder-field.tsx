import { Folder } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ChooseFolder } from './choose-folder'
import { folderName } from './crumbs'

type Props = { value: string; onChange: (path: string) => void; isFaulty: boolean }

/** Where the new project's folder is put. */
export function FolderField({ value, onChange, isFaulty }: Props) {
  const [isChoosing, setChoosing] = useState(false)
  const choose = (path: string) => {
    onChange(path)
    setChoosing(false)
  }
  return (
    <div className="field stacked">
      <span className="label" aria-hidden>
        Folder
      </span>
      <Button
        className="control"
        aria-label={`Folder: ${value}`}
        aria-haspopup="dialog"
        data-invalid={isFaulty || undefined}
        onPress={() => setChoosing(true)}
      >
        <Folder size={14} aria-hidden />
        <span className="cut">{folderName(value)}</span>
      </Button>
      <ChooseFolder
        start={value}
        isOpen={isChoosing}
        onChoose={choose}
        onClose={() => setChoosing(false)}
      />
    </div>
  )
}
