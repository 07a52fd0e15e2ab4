import { orderJob } from '@/api/jobs'
import type { Job, Template } from '@/api/types'
import { jobAsOrdered } from './job-as-ordered'
import type { PlannedRender } from './plan'
import { prepareRender, type Studio } from './prepare-render'

/** Orders one render for which somebody waits. Returns the job as it stands in the queue. */
export async function orderRender(
  studio: Studio,
  render: PlannedRender,
  template: Template,
): Promise<Job> {
  const prepared = await prepareRender(studio, render, template)
  const receipt = await orderJob(studio.api, { ...prepared, interactive: true })
  const { job_id, status, backend_id } = receipt
  const { metadata } = prepared
  return jobAsOrdered({ job_id, status, metadata, interactive: true, backend_id })
}
