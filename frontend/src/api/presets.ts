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
  /** The gear that says what its lens sees, as a shot's camera would; what is not known is left out. */
  gear: Readonly<Record<string, string>>
}

const or = (text: string) => text || undefined

type Gear = {
  focal_length: number | null
  lens_family: string | null
  body: string | null
  capture_format: string | null
}

const gearOf = ({ focal_length, lens_family, body, capture_format }: Gear) => ({
  ...(focal_length !== null && { lens: `${focal_length}` }),
  ...(lens_family !== null && { lens_family }),
  ...(body !== null && { body }),
  ...(capture_format !== null && { capture_format }),
})

async function films(api: Api, { q, era, mood }: PresetFilter): Promise<Preset[]> {
  const query = { q: or(q), era: or(era), mood: or(mood), limit: ALL }
  const path = '/presets/search/live-action'
  const { presets } = await answer(api.prompt_engine.GET(path, { params: { query } }))
  return presets.map((film) => {
    const { id, name, year, cinematographers, ratio, light, palette } = film
    const facts = [year, ...cinematographers].join(', ')
    return { id, kind: 'live_action', name, facts, ratio, light, palette, gear: gearOf(film) }
  })
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
    gear: {},
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
