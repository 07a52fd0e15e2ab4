import { FolderOpen } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button } from '@/components/button'
import { FirstPicture } from './first-picture'

type Step = { title: string; text: string; frame: ReactElement }

const steps: readonly Step[] = [
  {
    title: 'Name it',
    text: 'A name and the shape of its pictures are enough.',
    frame: <span className="t-18 strong">The Salt Line</span>,
  },
  {
    title: 'Describe a shot',
    text: 'Who is seen doing what; size, lens and light by choice.',
    frame: <q>A woman alone on the salt flat, low sun behind her. Wide, 24 mm, dawn.</q>,
  },
  {
    title: 'Generate',
    text: 'Press G. The picture lands on the board and in your folder.',
    frame: <FirstPicture />,
  },
]

type Props = { onOpenFolder: () => void }

/** What somebody sees who has no project yet. */
export function FirstRun({ onOpenFolder }: Props) {
  return (
    <div className="first-run">
      <h3 className="t-24 strong">From words to a picture on the board</h3>
      <ol>
        {steps.map((step) => (
          <li key={step.title}>
            <div className="thirds first-frame" aria-hidden>
              {step.frame}
            </div>
            <b>{step.title}</b>
            <p className="t-12">{step.text}</p>
          </li>
        ))}
      </ol>
      <p>
        Begin on the left: give the first project a name and press <kbd>Enter</kbd>. A project is a
        folder of your own, with plain files in it.
      </p>
      <div className="flex items-center gap-3">
        <Button look="box" onPress={onOpenFolder}>
          <FolderOpen size={16} aria-hidden />
          Open folder
        </Button>
        <span className="t-12 text-3">if a project already lies on this machine or a share</span>
      </div>
    </div>
  )
}
