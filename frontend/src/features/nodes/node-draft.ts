import type { Backend, BackendAddress, BackendPatch, NewBackend } from '@/api/types'
import { machineOf, nodeUrl } from './address'

/** A node as a person writes it down. */
export type NodeDraft = {
  address: string
  name: string
  /** Separated by commas. */
  tags: string
  user: string
  password: string
  headers: readonly Header[]
  verifyTls: boolean
  /** Takes away what the node was let in with before. */
  forgetsSecrets: boolean
}

export type Header = { id: string; name: string; value: string }

export const emptyDraft: NodeDraft = {
  address: '',
  name: '',
  tags: '',
  user: '',
  password: '',
  headers: [],
  verifyTls: true,
  forgetsSecrets: false,
}

export const draftOf = (node: Backend): NodeDraft => ({
  ...emptyDraft,
  address: node.url,
  name: node.name,
  tags: node.tags.join(', '),
  verifyTls: node.verify_tls,
})

export const tagsOf = (tags: string): string[] => [
  ...new Set(
    tags
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
]

type Secrets = Pick<NewBackend, 'headers' | 'basic_auth'>

/** Only what was written: an empty field says nothing about what is kept. */
function secretsOf({ user, password, headers }: NodeDraft): Secrets {
  const named = headers.filter(({ name }) => name.trim() !== '')
  return {
    ...(named.length > 0 && {
      headers: Object.fromEntries(named.map(({ name, value }) => [name.trim(), value])),
    }),
    ...((user !== '' || password !== '') && { basic_auth: { user, password } }),
  }
}

/** What to try before it is saved; a known node lends its secrets where none are written. */
export const addressOf = (draft: NodeDraft, known?: Backend): BackendAddress => ({
  url: nodeUrl(draft.address),
  verify_tls: draft.verifyTls,
  ...secretsOf(draft),
  ...(known && !draft.forgetsSecrets && { backend_id: known.id }),
})

export function newBackendOf(draft: NodeDraft): NewBackend {
  const url = nodeUrl(draft.address)
  const tags = tagsOf(draft.tags)
  return {
    name: draft.name.trim() || machineOf(url),
    url,
    ...(tags.length > 0 && { tags }),
    ...(!draft.verifyTls && { verify_tls: false }),
    ...secretsOf(draft),
  }
}

/** What differs from the node as it is. */
export function patchOf(draft: NodeDraft, node: Backend): BackendPatch {
  const url = nodeUrl(draft.address)
  const name = draft.name.trim()
  const tags = tagsOf(draft.tags)
  return {
    ...(name !== '' && name !== node.name && { name }),
    ...(url !== node.url && { url }),
    ...(tags.join() !== node.tags.join() && { tags }),
    ...(draft.verifyTls !== node.verify_tls && { verify_tls: draft.verifyTls }),
    ...(draft.forgetsSecrets ? { headers: {}, basic_auth: null } : {}),
    ...secretsOf(draft),
  }
}
