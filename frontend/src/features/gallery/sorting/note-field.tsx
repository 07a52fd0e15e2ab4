import { useEffect, useRef, useState } from 'react'
import { useApi } from '@/api/context'
import type { GalleryFile } from '@/api/gallery'
import { annotateFiles } from '@/api/gallery-changes'
import { TextField } from '@/components/text-field'
import { useProject } from '@/lib/project/project-context'
import { useAttempt } from './use-attempt'

/** Ms after the last letter until a note is kept. */
const CALM = 800

type Props = { file: Pick<GalleryFile, 'path' | 'note'> }

/** What is noted of one file. It is kept while one types, and whatever happens when one leaves. */
function NoteOfFile({ file }: Props) {
  const api = useApi()
  const project = useProject().project.path
  const attempt = useAttempt()
  const [typed, setTyped] = useState<string | null>(null)
  const unsaved = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const keep = useRef(() => {})
  keep.current = () => {
    const note = unsaved.current
    clearTimeout(timer.current)
    if (note === null || note === file.note) return
    unsaved.current = null
    const files = { paths: [file.path] }
    const kept = attempt.quietly(() => annotateFiles(api, project, files, { note }))
    void kept.then((done) => {
      if (!done) unsaved.current ??= note
    })
  }
  useEffect(() => () => keep.current(), [])
  // What was typed stands until it is read back, so that nothing older shows through.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the note's change that counts
  useEffect(() => {
    if (unsaved.current === null) setTyped(null)
  }, [file.note])

  const type = (note: string) => {
    setTyped(note)
    unsaved.current = note
    clearTimeout(timer.current)
    timer.current = setTimeout(() => keep.current(), CALM)
  }
  return (
    <TextField
      label="Note"
      layout="hidden"
      rows={3}
      maxLength={20_000}
      placeholder="Write a note"
      value={typed ?? file.note}
      onChange={type}
      onBlur={() => keep.current()}
    />
  )
}

export function NoteField({ file }: Props) {
  return <NoteOfFile key={file.path} file={file} />
}
