import type { GalleryFile } from '@/api/gallery'

export const aFile = (facts: Partial<GalleryFile> = {}): GalleryFile => {
  const id = facts.id ?? 64
  return {
    id,
    path: `Film/1A/Film_1A_v${id}.png`,
    name: `Film_1A_v${id}.png`,
    folder: 'Film/1A',
    kind: 'image',
    size: 1_400_000,
    modified_at: '2026-11-21T10:00:00Z',
    v: 'abc',
    width: 1536,
    height: 832,
    duration_seconds: null,
    rating: 0,
    tags: [],
    note: '',
    prompt: '',
    shot: null,
    shot_id: null,
    take_id: null,
    model: null,
    seed: null,
    remark: null,
    ...facts,
  }
}
