import type { Entry } from './library'

/** A category of one's own that is put on, or taken off. */
export type CategoryChange = { kind: 'on' | 'off'; name: string }

/** What is built in has no categories of one's own; what has it already is left alone. */
export const isTouched = ({ template }: Entry, { kind, name }: CategoryChange): boolean =>
  template.origin === 'own' && template.categories.includes(name) === (kind === 'off')

export const categoriesAfter = (
  { template: { categories } }: Entry,
  { kind, name }: CategoryChange,
): string[] => (kind === 'on' ? [...categories, name] : categories.filter((each) => each !== name))

/** "Sea wall is now in night", "3 workflows are no longer in night". */
export const categoriesSaid = (who: string, count: number, { kind, name }: CategoryChange) =>
  `${who} ${count === 1 ? 'is' : 'are'} ${kind === 'on' ? 'now' : 'no longer'} in ${name}`
