import { type ReactNode, useState } from 'react'
import type { Inspected, Replay } from '@/api/workflows'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { counted } from '@/lib/format/counted'
import { useTargetShots } from '@/lib/project/use-target-shots'
import { categoryLabel, engineLabel } from '../workflow-words'
import { Findings } from './findings'
import { ReplayOffer } from './replay-offer'
import { useKeepWorkflow } from './use-keep-workflow'
import { useReplay } from './use-replay'

const forms: Readonly<Record<string, string>> = {
  page: "ComfyUI's page",
  api: 'API form',
  words: 'words of another program',
}

function Head({ inspected }: { inspected: Inspected }) {
  const { reading, form } = inspected
  const makes = reading.outputs.filter(({ saved }) => saved).map(({ kind }) => kind)
  return (
    <dl className="detail-facts">
      <dt>Kind</dt>
      <dd>{categoryLabel(reading.category)}</dd>
      <dt>Engine</dt>
      <dd>{engineLabel(reading.engine)}</dd>
      <dt>Makes</dt>
      <dd>{[...new Set(makes)].join(', ') || 'nothing that is saved'}</dd>
      <dt>Came as</dt>
      <dd>
        {forms[form] ?? form}, {counted(Object.keys(inspected.graph).length, 'graphNode')}
      </dd>
    </dl>
  )
}

type Props = {
  file: File
  inspected: Inspected
  replay: Replay | null
  onClose: () => void
}

/** What was understood of one file, before anything of it is kept. */
export function Understood({ file, inspected, replay, onClose }: Props) {
  const [title, setTitle] = useState(inspected.name)
  const { selected } = useTargetShots()
  const { keep, isKeeping } = useKeepWorkflow(onClose)
  const { renderAgain, takeOver } = useReplay(onClose)
  const known = inspected.match
  const save = (
    <Button
      look={replay ? 'box' : 'solid'}
      isDisabled={isKeeping || title.trim() === ''}
      onPress={() => void keep({ file, title: title.trim() })}
    >
      {known ? 'Keep it as another workflow' : 'Keep it in the library'}
    </Button>
  )
  const actions: ReactNode = replay ? (
    <>
      <Button look="solid" onPress={() => void renderAgain(replay)}>
        Render again
      </Button>
      {replay.template && selected.length > 0 && (
        <Button look="box" onPress={() => takeOver(replay, selected)}>
          Use workflow and values on {selected.map(({ code }) => code).join(', ')}
        </Button>
      )}
      {save}
    </>
  ) : (
    save
  )
  return (
    <Sheet title={file.name} isOpen onClose={onClose} actions={actions}>
      {replay && <ReplayOffer file={file} replay={replay} />}
      {known && (
        <p className="intake-known">
          The library has this as <b>{known.title}</b>.
        </p>
      )}
      {!known && (
        <TextField
          label="Title"
          layout="stacked"
          value={title}
          onChange={setTitle}
          maxLength={120}
        />
      )}
      <Head inspected={inspected} />
      <Findings inspected={inspected} />
    </Sheet>
  )
}
