import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'

const KEEP = Number.POSITIVE_INFINITY

/** More than there are of a kind. */
const ALL = 500

export type PresetKind = 'live_action' | 'animation'

/** What the gallery is narrowed to; an empty text narrows nothing. */
export type PresetFilter = {
  kind: PresetKind
  q: string
  era: string
  domain: string
  mood: string
}

/** What a card is drawn from, of a film or a way of drawing. */
export type Preset = {
  id: string
  kind: PresetKind
  name: string
  /** Who and when. */
  facts: string
  ratio: number | null
  light: string | null
  palette: readonly string[]
}

const or = (text: string) => text || undefined

async function films(api: Api, { q, era, mood }: PresetFilter): Promise<Preset[]> {
  const query = { q: or(q), era: or(era), mood: or(mood), limit: ALL }
  const path = '/presets/search/live-action'
  const { presets } = await answer(api.prompt_engine.GET(path, { params: { query } }))
  return presets.map(({ id, name, year, cinematographers, ratio, light, palette }) => ({
    id,
    kind: 'live_action',
    name,
    facts: [year, ...cinematographers].join(', '),
    ratio,
    light,
    palette,
  }))
}

async function looks(api: Api, { q, domain, mood }: PresetFilter): Promise<Preset[]> {
  const query = { q: or(q), domain: or(domain), mood: or(mood), limit: ALL }
  const path = '/presets/search/animation'
  const { presets } = await answer(api.prompt_engine.GET(path, { params: { query } }))
  return presets.map(({ id, name, people, works, palette }) => ({
    id,
    kind: 'animation',
    name,
    facts: (people.length > 0 ? people : works).join(', '),
    ratio: null,
    light: null,
    palette,
  }))
}

export const presetsQuery = (api: Api, filter: PresetFilter) =>
  queryOptions({
    queryKey: ['presets', filter],
    queryFn: () => (filter.kind === 'live_action' ? films(api, filter) : looks(api, filter)),
    staleTime: KEEP,
  })

export const erasQuery = (api: Api) =>
  queryOptions({
    queryKey: ['presets', 'eras'],
    queryFn: async () => (await answer(api.prompt_engine.GET('/presets/eras'))).entries,
    staleTime: KEEP,
  })

export const domainsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['presets', 'domains'],
    queryFn: async () => (await answer(api.prompt_engine.GET('/presets/domains'))).entries,
    staleTime: KEEP,
  })

/** A preset as it is written into a shot, and what it could not know. */
export const appliedQuery = (api: Api, kind: PresetKind, id: string) =>
  queryOptions({
    queryKey: ['presets', 'applied', kind, id],
    queryFn: async () => {
      const body = { preset_id: id }
      const { camera, gaps } =
        kind === 'live_action'
          ? await answer(api.prompt_engine.POST('/apply-preset/live-action', { body }))
          : await answer(api.prompt_engine.POST('/apply-preset/animation', { body }))
      return { camera, gaps }
    },
    staleTime: KEEP,
  })
