import { create } from 'zustand'

/** How many files are on their way into the project. */
type Uploads = { total: number; done: number; name: string }

export const useUploads = create<Uploads>(() => ({ total: 0, done: 0, name: '' }))

const set = useUploads.setState

export const beginUploads = (count: number) => set(({ total }) => ({ total: total + count }))
export const uploading = (name: string) => set({ name })
/** One has arrived, or will not; with the last one the count begins anew. */
export const endUpload = () =>
  set(({ total, done }) =>
    done + 1 >= total ? { total: 0, done: 0, name: '' } : { done: done + 1 },
  )
