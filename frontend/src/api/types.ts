/** What the services say, under the names the page uses; the shapes are generated. */
import type { components as OrchestratorTypes } from './orchestrator.gen'
import type { components as PromptEngineTypes } from './prompt_engine.gen'
import type { components as StoryboardTypes } from './storyboard.gen'

type Orchestrator = OrchestratorTypes['schemas']
type PromptEngine = PromptEngineTypes['schemas']
type Storyboard = StoryboardTypes['schemas']

export type ServiceName = 'prompt_engine' | 'storyboard' | 'orchestrator' | 'gallery'

/** The launcher's `/config.json`. */
export type PageConfig = {
  services: Record<ServiceName, string>
  version: string
  projects: string
}

/** One entry of the launcher's `/services.json`. */
export type ServiceState = {
  name: string
  label: string
  state: 'starting' | 'running' | 'restarting' | 'stopped'
  restarts: number
  retry_in_seconds: number | null
  message: string | null
}

export type Project = Storyboard['Project']
export type ProjectRef = Storyboard['ProjectPlace']
export type NewProject = Storyboard['NewProject']
/** What a project can begin with. */
export type Starter = Storyboard['StarterView']
export type ProjectSettings = Storyboard['ProjectSettings']
export type ProjectChanges = Storyboard['ProjectChanges']
export type NamesWanted = Storyboard['NamesWanted']
export type NamesPreview = Storyboard['NamesPreview']
export type CopyWanted = Storyboard['CopyWanted']
export type DeletedProject = Storyboard['DeletedProject']
export type ListedDeleted = Storyboard['ListedDeleted']
/** Copying, packing or unpacking of a whole project. */
export type Work = Storyboard['WorkView']
export type Folder = Storyboard['Folder']
export type FolderListing = Storyboard['FolderList']
/** A file that a person gave to the project. */
export type KeptFile = Storyboard['KeptFile']
export type PrintWish = Storyboard['PrintWish']
export type PrintPages = Storyboard['PrintPages']

export type Catalogue = PromptEngine['CatalogueView']
export type CatalogueField = PromptEngine['FieldView']
export type RuleMessage = PromptEngine['AppliedFilm']['validation']['messages'][number]
export type CameraRepairs = PromptEngine['RepairView']
export type CameraRepair = PromptEngine['ProposalView']
export type Template = PromptEngine['TemplateView']
export type Angle = PromptEngine['AngleView']
export type TemplateInput = PromptEngine['TemplateInputView']
export type PromptRequest = PromptEngine['PromptRequest']
export type WrittenPrompt = PromptEngine['PromptView']
export type WorkflowRequest = PromptEngine['BuildRequest']
export type BuiltValues = PromptEngine['BuildView']['values']

export type Job = Orchestrator['JobView']
export type FailureCause = Orchestrator['Cause']
export type QueueSummary = Orchestrator['QueueSummary']
export type BulkAction = Orchestrator['Bulk']
export type Remedy = Orchestrator['Remedy']
export type BatchItem = Orchestrator['BatchItemView']
export type Failures = Orchestrator['Failures']
export type FailureGroup = Orchestrator['FailureGroup']
export type ForecastJob = Orchestrator['ForecastJob']
export type Forecast = Orchestrator['Forecast']
export type JobOutput = Orchestrator['Output']
export type JobOrder = Orchestrator['KeyedSubmission']
export type Backend = Orchestrator['BackendView']
export type Backends = Orchestrator['BackendList']
export type NewBackend = Orchestrator['NewBackend']
export type BackendPatch = Orchestrator['BackendPatch']
export type BackendAddress = Orchestrator['BackendAddress']
export type FoundNode = Orchestrator['FoundNode']
export type RestartAnswer = Orchestrator['RestartAnswer']
export type ModelPlace = Orchestrator['ModelPlace']
/** What stands at an address; `error` says why it cannot be used. */
export type BackendProbe = Orchestrator['BackendProbe']
export type StudioEvent = Orchestrator['Event']
export type SocketMessage = Orchestrator['StreamText']
