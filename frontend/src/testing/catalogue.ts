import type { CatalogueField } from '@/api/types'

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
