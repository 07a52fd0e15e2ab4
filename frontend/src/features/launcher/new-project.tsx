import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import type { Starter } from '@/api/types'
import { Button } from '@/components/button'
import { FolderField } from '@/components/folders/folder-field'
import { FrameChoice } from '@/components/frames/frame-choice'
import { frameLabel, frameShapes } from '@/components/frames/frames'
import { Segmented } from '@/components/segmented'
import { TextField } from '@/components/text-field'
import { StarterChoice } from './starter-choice'
import { useCreateProject } from './use-create-project'

const UNTITLED = 'Untitled'
const rates = ['12', '24', '25', '30'].map((id) => ({ id, label: id }))

export function NewProject() {
  const { config } = useApi()
  const [name, setName] = useState('')
  const [frame, setFrame] = useState('1.85')
  const [fps, setFps] = useState('24')
  const [folder, setFolder] = useState(config.projects)
  const [starter, setStarter] = useState<string | null>(null)
  const { create, isCreating, fault, forgetFault } = useCreateProject()
  const rename = (typed: string) => {
    forgetFault()
    setName(typed)
  }
  const beginWith = (chosen: Starter | null) => {
    setStarter(chosen?.id ?? null)
    if (!chosen) return
    setFrame(frameLabel(chosen.frame_width, chosen.frame_height))
    setFps(String(chosen.fps))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isCreating) return
    const shape = frameShapes.find(({ id }) => id === frame)
    create({
      starter,
      name: name.trim() || UNTITLED,
      fps: Number(fps),
      ...(folder !== config.projects && { folder }),
      ...(shape && { frame_width: shape.width, frame_height: shape.height }),
    })
  }
  return (
    <section aria-labelledby="new-project" className="new-project">
      <h2 id="new-project" className="t-15 strong">
        New project
      </h2>
      <form onSubmit={submit}>
        <TextField
          label="Name"
          layout="stacked"
          value={name}
          onChange={rename}
          placeholder={UNTITLED}
          maxLength={200}
          autoComplete="off"
          error={fault?.field === 'name' ? fault.message : undefined}
        />
        <StarterChoice value={starter} onChoose={beginWith} />
        <FrameChoice value={frame} onChange={setFrame} />
        <div className="rate-and-folder">
          <Segmented
            label="Frames per second"
            layout="stacked"
            value={fps}
            segments={rates}
            onChange={setFps}
          />
          <FolderField value={folder} onChange={setFolder} isFaulty={fault?.field === 'folder'} />
        </div>
        {fault && fault.field !== 'name' && (
          <p role="alert" className="fault">
            {fault.message}
          </p>
        )}
        <Button type="submit" look="solid" className="create">
          {isCreating ? 'Creating' : 'Create project'}
          <kbd>Enter</kbd>
        </Button>
      </form>
    </section>
  )
}
