import { type Keyed, MOST_ITEMS, orderBatch } from '@/api/batches'
import type { BatchItem, Job, Template } from '@/api/types'
import { templateOf } from '@/lib/workflow/template-of'
import { jobAsOrdered } from './job-as-ordered'
import type { PlannedRender } from './plan'
import { type PreparedRender, prepareRender, type Studio } from './prepare-render'

/** What became of one of many renders: in the queue, or the reason why not. */
export type Outcome =
  | { status: 'queued'; render: PlannedRender; job: Job }
  | { status: 'refused'; render: PlannedRender; error: unknown }

type Prepared = { render: PlannedRender; order: PreparedRender }

/** Renders prepared at once; more would only wait in the browser. */
const AT_ONCE = 6

async function prepared(
  studio: Studio,
  render: PlannedRender,
  templates: readonly Template[],
): Promise<Prepared | Outcome> {
  const template = templateOf(render.shot, templates)
  if (!template) {
    return {
      status: 'refused',
      render,
      error: new Error('There is no workflow to render with yet.'),
    }
  }
  try {
    return { render, order: await prepareRender(studio, render, template) }
  } catch (error) {
    return { status: 'refused', render, error }
  }
}

/** Like `Promise.all` over `work`, a few at a time. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < items.length; from += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))))
  }
  return results
}

function outcomeOf({ render, order }: Prepared, item: BatchItem | undefined): Outcome {
  if (!item?.job_id) {
    const reason = item?.message || 'The orchestrator did not say what became of it.'
    return { status: 'refused', render, error: new Error(reason) }
  }
  const { job_id, status } = item
  const pinned_node = render.node
  const { metadata } = order
  return {
    status: 'queued',
    render,
    job: jobAsOrdered({ job_id, status, metadata, interactive: false, pinned_node }),
  }
}

async function ordered(studio: Studio, name: string, all: readonly Prepared[]): Promise<Outcome[]> {
  const items = all.map(({ order }, place): Keyed => ({ ...order, key: String(place) }))
  try {
    const answered = await orderBatch(studio.api, name, items)
    const byKey = new Map(answered.map((item) => [item.key, item]))
    return all.map((each, place) => outcomeOf(each, byKey.get(String(place))))
  } catch (error) {
    return all.map(({ render }) => ({ status: 'refused', render, error }))
  }
}

/** Orders many renders with one request for each thousand. None of them stops another. */
export async function orderRenders(
  studio: Studio,
  renders: readonly PlannedRender[],
  { templates, name }: { templates: readonly Template[]; name: string },
): Promise<Outcome[]> {
  const all = await inTurn(renders, (render) => prepared(studio, render, templates))
  const ready = all.filter((each) => 'order' in each)
  const outcomes = all.flatMap((each): Outcome[] => ('order' in each ? [] : [each]))
  for (let from = 0; from < ready.length; from += MOST_ITEMS) {
    outcomes.push(...(await ordered(studio, name, ready.slice(from, from + MOST_ITEMS))))
  }
  return outcomes
}
