import { expect, test } from 'vitest'
import { aNode } from '@/testing/nodes'
import { addressOf, draftOf, emptyDraft, newBackendOf, patchOf, tagsOf } from './node-draft'

test('a node needs an address; its name is that of its machine', () => {
  expect(newBackendOf({ ...emptyDraft, address: 'loft' })).toEqual({
    name: 'loft',
    url: 'http://loft:8188',
  })
})

test('tags, password, headers and a certificate that is not checked go along', () => {
  const draft = {
    ...emptyDraft,
    address: 'https://farm.example',
    tags: 'video, big, video,',
    user: 'mara',
    password: 'salt',
    headers: [
      { id: '1', name: ' X-Api-Key ', value: 'k' },
      { id: '2', name: '', value: 'left empty' },
    ],
    verifyTls: false,
  }
  expect(newBackendOf(draft)).toMatchObject({
    tags: ['video', 'big'],
    basic_auth: { user: 'mara', password: 'salt' },
    headers: { 'X-Api-Key': 'k' },
    verify_tls: false,
  })
  expect(tagsOf('')).toEqual([])
})

test('only what differs is changed, and secrets stay unless they are written or taken away', () => {
  const node = aNode({ tags: ['video'], has_credentials: true })
  const draft = draftOf(node)
  expect(patchOf(draft, node)).toEqual({})
  expect(patchOf({ ...draft, name: 'loft', tags: '' }, node)).toEqual({ name: 'loft', tags: [] })
  expect(patchOf({ ...draft, password: 'new' }, node)).toEqual({
    basic_auth: { user: '', password: 'new' },
  })
  expect(patchOf({ ...draft, forgetsSecrets: true }, node)).toEqual({
    headers: {},
    basic_auth: null,
  })
})

test('a known node is tried with what it is let in with', () => {
  const node = aNode({ has_credentials: true })
  expect(addressOf(draftOf(node), node)).toEqual({
    url: 'http://10.0.0.5:8188',
    verify_tls: true,
    backend_id: 'north-1',
  })
  const draft = { ...draftOf(node), forgetsSecrets: true }
  expect(addressOf(draft, node)).not.toHaveProperty('backend_id')
})
