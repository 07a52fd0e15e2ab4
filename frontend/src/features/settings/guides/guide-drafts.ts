import { create } from 'zustand'

/** Guides that are being written, so that looking at another one loses nothing. */
export const useGuideDrafts = create<{ drafts: Readonly<Record<string, string>> }>(() => ({
  drafts: {},
}))

export const keepDraft = (id: string, text: string) =>
  useGuideDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: text } }))

export const dropDraft = (id: string) =>
  useGuideDrafts.setState(({ drafts }) => {
    const { [id]: _dropped, ...others } = drafts
    return { drafts: others }
  })
