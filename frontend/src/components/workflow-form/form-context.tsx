import { createContext, useContext } from 'react'
import type { FoundFiles } from '@/api/gallery-picks'
import type { ValueChanges } from '@/lib/workflow/values'
import type { MediaType } from './inputs'
import { type ModelShelf, noModels } from './models'
import type { Size } from './size'

/** A file of the project that can be put into the form. */
export type ProjectFile = { id: string; label: string; group: string; path: string }

/** Where the form's files are; a form without it shows what it has and takes no new ones. */
export type FileShelf = {
  /** Tells this project's shelf from others. */
  id: string
  thumbnailUrl: (path: string, width: number) => string
  /** Where the file itself is. */
  fileUrl: (path: string) => string
  /** Keeps a file in the project and says where. */
  keep: (file: File) => Promise<string>
  /** What the board holds of a kind, such as the chosen takes. */
  files: (type: MediaType) => readonly ProjectFile[]
  /** What the gallery holds of a kind, newest first. */
  find: (type: MediaType, words: string, cursor: string | null) => Promise<FoundFiles>
}

/** `stream`: one of many changes in a row, such as letters; a step is a deed of its own. */
export type Manner = 'step' | 'stream'

export type ChangeValues = (changes: ValueChanges, manner: Manner) => void

/** What every field of a form may need. */
export type FormTools = {
  onChange: ChangeValues
  models: ModelShelf
  files: FileShelf | null
  /** The shape of the film's frame, which a size follows until one is chosen. */
  frame: Size | null
}

const FormContext = createContext<FormTools>({
  onChange: () => {},
  models: noModels,
  files: null,
  frame: null,
})

export const FormToolsProvider = FormContext.Provider

export const useFormTools = (): FormTools => useContext(FormContext)
