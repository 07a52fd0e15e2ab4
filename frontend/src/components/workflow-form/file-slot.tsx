import { memo } from 'react'
import { type Json, readMedia } from '@/lib/workflow/values'
import type { MediaInput } from './inputs'

type Props = { input: MediaInput; value: Json | undefined; problem?: string | undefined }

export const FileSlot = memo(function FileSlot({ input, value }: Props) {
  const file = readMedia(value)
  return (
    <div className="file-slot">
      <span>{input.label}</span>
      <span className="t3">{file?.path ?? 'No file'}</span>
    </div>
  )
})
