// Before any component's styles: what stands first says in which order layers weigh.
import '@/styles/index.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type Api, createApi, loadConfig } from '@/api/client'
import { projectQuery } from '@/api/projects'
import { createQueryClient, Providers } from '@/app/providers'
import { createPageRouter } from '@/app/router'
import { StartFailed } from '@/app/start-failed'

const router = createPageRouter()
const queries = createQueryClient()

/** The project of the address is asked for while the code of its rooms comes. */
function readAhead(api: Api) {
  // Any text to the types: a path that is written out would want the project that is asked for.
  const room: string = '/p/$project'
  const opened = router.matchRoute({ to: room }, { fuzzy: true })
  if (opened && 'project' in opened && typeof opened.project === 'string')
    void queries.prefetchQuery(projectQuery(api, opened.project))
}

async function page() {
  // What the address leads to is fetched while the launcher says where the services are.
  void router.load()
  try {
    const api = createApi(await loadConfig())
    readAhead(api)
    return (
      <Providers api={api} queries={queries}>
        <RouterProvider router={router} />
      </Providers>
    )
  } catch (error) {
    return <StartFailed error={error} />
  }
}

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root.')
const root = createRoot(place)
page().then((content) => root.render(<StrictMode>{content}</StrictMode>))
