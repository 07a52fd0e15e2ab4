import type { Catalogue, CatalogueField } from '@/api/types'

type Option = CatalogueField['options'][number]

export function anOption(id: string, short: string, label: string = short): Option {
  return { id, label, short, detail: null, words: label, source: '', certainty: 'high', note: null }
}

/** A field that is offered beside a shot. */
export function aField(id: string, label: string, options: Option[]): CatalogueField {
  return {
    id,
    label,
    group: 'camera',
    kind: 'option',
    project_types: ['live_action'],
    quick: true,
    table: id,
    least: null,
    most: null,
    unit: null,
    options,
  }
}

const noFacts: Catalogue['facts'] = {
  makers: [],
  cameras: [],
  lens_families: [],
  film_stocks: [],
  formats: [],
  aspect_ratios: [],
  mounts: [],
  gauges: [],
  rigs: [],
  movements: [],
  light_sources: [],
  lighting_styles: [],
  time_of_day: [],
  lens: [],
  eras: [],
}

export function aCatalogue(
  fields: CatalogueField[],
  facts: Partial<Catalogue['facts']> = {},
): Catalogue {
  const groups = [...new Set(fields.map(({ group }) => group))]
  return {
    groups: groups.map((id) => ({ id, label: id.charAt(0).toUpperCase() + id.slice(1) })),
    fields,
    facts: { ...noFacts, ...facts },
  }
}
