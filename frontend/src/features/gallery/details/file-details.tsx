import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Maximize, ScanSearch } from 'lucide-react'
import { type ReactNode, useDeferredValue } from 'react'
import { useApi } from '@/api/context'
import { type FileInfo, type GalleryFile, infoQuery } from '@/api/gallery'
import { templatesQuery } from '@/api/prompt-engine'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { figure } from '@/lib/format/figures'
import { useProject } from '@/lib/project/project-context'
import { useFile, useGallery } from '../gallery-context'
import { countSelected, useCurrentFileId, useGallerySelection } from '../gallery-ui'
import { NoteField } from '../sorting/note-field'
import { StarRow } from '../sorting/star-row'
import { TagField } from '../sorting/tags/tag-field'
import { ReferenceButton } from '../sorting/together/reference-button'
import { captionOf } from '../tiles/caption'
import { Thumbnail } from '../tiles/thumbnail'
import { useChangeAddress } from '../use-gallery-address'
import { madeWith } from './made-with'
import { PromptSection } from './prompt-section'
import { UsedIn } from './used-in'
import { WhereItComesFrom } from './where-it-comes-from'

/** Px of the screen that the dock's picture may fill. */
const PREVIEW = 480

function Preview({ file }: { file: GalleryFile }) {
  const change = useChangeAddress()
  const aspect = file.width && file.height ? file.width / file.height : 16 / 9
  return (
    <button
      type="button"
      className="file-preview"
      style={{ aspectRatio: String(Math.max(1, aspect)) }}
      aria-label="Open the file"
      onClick={() => change({ file: file.id })}
    >
      <Thumbnail file={file} width={PREVIEW} />
    </button>
  )
}

function Title({ file }: { file: GalleryFile }) {
  const change = useChangeAddress()
  const { strong, rest } = captionOf(file)
  return (
    <header className="file-title">
      <h2 className="cut">
        <b>{strong}</b> {rest}
      </h2>
      <StarRow file={file} />
      <IconButton
        label="Open the file"
        shortcut="Enter"
        size="small"
        onPress={() => change({ file: file.id })}
      >
        <Maximize size={14} aria-hidden />
      </IconButton>
    </header>
  )
}

function OpenShot({ file }: { file: GalleryFile }) {
  const { project } = useProject()
  const navigate = useNavigate()
  const shot = file.shot_id
  if (!shot) return null
  const open = () =>
    void navigate({ to: '/p/$project/board', params: { project: project.id }, search: { shot } })
  return (
    <Button look="box" onPress={open}>
      Open shot
    </Button>
  )
}

function FindAlike({ path }: { path: string }) {
  const change = useChangeAddress()
  return (
    <IconButton
      label="Find pictures like this one"
      shortcut="Shift F"
      onPress={() => change({ like: path, at: null })}
    >
      <ScanSearch size={16} strokeWidth={1.6} aria-hidden />
    </IconButton>
  )
}

function useWorkflow(info: FileInfo | undefined): string | null {
  const id = info?.take?.template_id ?? null
  const { data: templates = [] } = useQuery(templatesQuery(useApi()))
  return templates.find((template) => template.id === id)?.title ?? id
}

function MadeWith({ file, info }: { file: GalleryFile; info: FileInfo | undefined }) {
  const workflow = useWorkflow(info)
  return (
    <section className="file-section" aria-label="Made with">
      <header>
        <h3>Made with</h3>
      </header>
      <dl className="file-facts">
        {madeWith(file, info, { workflow }).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={label === 'File' || label === 'Seed' ? 'font-mono' : ''}>{value}</dd>
          </div>
        ))}
      </dl>
      {[file.remark, ...(info?.remarks ?? [])].map(
        (remark) =>
          remark && (
            <p key={remark} className="file-remark">
              {remark}
            </p>
          ),
      )}
    </section>
  )
}

/** All of one file: what it shows, what it was made from, where it is used. */
function Details({ file }: { file: GalleryFile }) {
  const { project } = useGallery()
  const { data: info } = useQuery(infoQuery(useApi(), project, file))
  const prompt = info?.take?.prompt || file.prompt
  const negative = info?.take?.negative_prompt ?? ''
  return (
    <>
      <Preview file={file} />
      <Title file={file} />
      <div className="file-verbs">
        <ReferenceButton path={file.path} look="solid" words="Use as reference" />
        <OpenShot file={file} />
        {file.kind === 'image' && <FindAlike path={file.path} />}
      </div>
      {prompt !== '' && <PromptSection title="Prompt" text={prompt} />}
      {negative !== '' && <PromptSection title="Negative prompt" text={negative} />}
      <MadeWith file={file} info={info} />
      <WhereItComesFrom file={file} info={info} />
      <UsedIn file={file} />
      <section className="file-section" aria-label="Tags">
        <header>
          <h3>Tags</h3>
        </header>
        <TagField file={file} />
      </section>
      <section className="file-section" aria-label="Note">
        <header>
          <h3>Note</h3>
        </header>
        <NoteField file={file} />
      </section>
    </>
  )
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="file-none">{children}</p>
}

/** The file that is looked at; of several, the one that was chosen last. */
export function FileDetails() {
  const { order } = useGallery()
  // The next press is answered first: another one may be looked at by then.
  const file = useFile(useDeferredValue(useCurrentFileId()))
  const selected = useDeferredValue(countSelected(useGallerySelection(), order.ids.length))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="dock file-details" role="group" aria-label="Details" tabIndex={0}>
      {selected > 1 && (
        <p className="file-several">
          {figure(selected)} selected; this is the one that was chosen last.
        </p>
      )}
      {file ? <Details file={file} /> : <Nothing>Choose a file to see what it is.</Nothing>}
    </div>
  )
}
