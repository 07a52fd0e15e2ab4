import type { Project } from '@/api/types'

export const orders = ['opened', 'name', 'created'] as const
export type Order = (typeof orders)[number]

export const orderLabels: Record<Order, string> = {
  opened: 'Last opened',
  name: 'Name',
  created: 'Created',
}

export function isOrder(value: unknown): value is Order {
  return orders.some((order) => order === value)
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare

const newestFirst = (left: string, right: string) =>
  new Date(right).getTime() - new Date(left).getTime()

function compare(order: Order, left: Project, right: Project): number {
  switch (order) {
    case 'opened':
      return newestFirst(left.opened_at, right.opened_at)
    case 'name':
      return byName(left.name, right.name)
    case 'created':
      return newestFirst(left.created_at, right.created_at)
    default:
      return order satisfies never
  }
}

const fold = (text: string) => text.normalize('NFKD').toLocaleLowerCase()

/** The projects whose names hold all the words of `filter`, in `order`. */
export function arrange(projects: readonly Project[], filter: string, order: Order): Project[] {
  const words = fold(filter).split(/\s+/).filter(Boolean)
  const matches = ({ name }: Project) => words.every((word) => fold(name).includes(word))
  return projects.filter(matches).sort((left, right) => compare(order, left, right))
}
