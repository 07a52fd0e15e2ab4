import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { render, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createApi } from '@/api/client'
import type { PageConfig } from '@/api/types'
import { Providers } from '@/app/providers'
import { createPageRouter } from '@/app/router'
import { unfinished } from './unfinished'

export const testConfig: PageConfig = {
  services: {
    prompt_engine: 'http://prompt-engine.test',
    storyboard: 'http://storyboard.test',
    orchestrator: 'http://orchestrator.test',
    gallery: 'http://gallery.test',
  },
  version: '0.1.0',
  projects: '/films',
}

/** Opens the page at `path`, as a browser would, and hands over the person's hands. */
export function renderRoute(path: string) {
  const router = createPageRouter(createMemoryHistory({ initialEntries: [path] }))
  const view = render(
    <Providers api={createApi(testConfig)}>
      <RouterProvider router={router} />
    </Providers>,
  )
  unfinished.add(() =>
    waitFor(() => {
      if (router.state.isLoading) throw new Error('The page is still on its way to another place.')
    }),
  )
  return { ...view, router, user: userEvent.setup() }
}
