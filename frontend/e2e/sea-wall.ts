type Links = readonly (readonly [name: string, type: string, link: number])[]

const node = (
  id: number,
  type: string,
  facts: { at: [number, number]; title?: string; takes?: Links; values?: unknown[] },
  outputs: readonly (readonly [type: string, links: number[]])[] = [],
) => ({
  id,
  type,
  pos: facts.at,
  size: [300, 160],
  mode: 0,
  order: id,
  ...(facts.title && { title: facts.title }),
  inputs: (facts.takes ?? []).map(([name, type, link]) => ({ name, type, link })),
  outputs: outputs.map(([type, links]) => ({ name: type, type, links })),
  properties: {},
  widgets_values: facts.values ?? [],
})

const sampler = (model: number, positive: number, negative: number, latent: number): Links => [
  ['model', 'MODEL', model],
  ['positive', 'CONDITIONING', positive],
  ['negative', 'CONDITIONING', negative],
  ['latent_image', 'LATENT', latent],
]

/** As ComfyUI's page saves it: two passes over one picture, a reroute between and a note beside. */
export const seaWall = {
  last_node_id: 10,
  last_link_id: 14,
  version: 0.4,
  config: {},
  extra: {},
  groups: [],
  nodes: [
    node(
      1,
      'CheckpointLoaderSimple',
      { at: [40, 200], title: 'Film look', values: ['storyboard-sketch.safetensors'] },
      [
        ['MODEL', [1, 2]],
        ['CLIP', [3, 4]],
        ['VAE', [5]],
      ],
    ),
    node(
      2,
      'CLIPTextEncode',
      {
        at: [400, 40],
        title: 'What we see',
        takes: [['clip', 'CLIP', 3]],
        values: ['A lighthouse on a sea wall, a storm coming'],
      },
      [['CONDITIONING', [6, 7]]],
    ),
    node(
      3,
      'CLIPTextEncode',
      {
        at: [400, 240],
        title: 'What we do not want',
        takes: [['clip', 'CLIP', 4]],
        values: ['letters'],
      },
      [['CONDITIONING', [8, 9]]],
    ),
    node(4, 'EmptyLatentImage', { at: [400, 440], values: [512, 288, 1] }, [['LATENT', [10]]]),
    node(
      5,
      'KSampler',
      {
        at: [780, 120],
        title: 'First pass',
        takes: sampler(1, 6, 8, 10),
        values: [481516, 'fixed', 4, 6.5, 'euler', 'normal', 1],
      },
      [['LATENT', [11]]],
    ),
    node(6, 'Reroute', { at: [1140, 40], takes: [['', '*', 2]] }, [['MODEL', [12]]]),
    node(
      7,
      'KSampler',
      {
        at: [1240, 120],
        title: 'Second pass',
        takes: sampler(12, 7, 9, 11),
        values: [481517, 'fixed', 2, 5, 'euler', 'normal', 0.4],
      },
      [['LATENT', [13]]],
    ),
    node(
      8,
      'VAEDecode',
      {
        at: [1600, 160],
        takes: [
          ['samples', 'LATENT', 13],
          ['vae', 'VAE', 5],
        ],
      },
      [['IMAGE', [14]]],
    ),
    node(9, 'SaveImage', {
      at: [1960, 160],
      takes: [['images', 'IMAGE', 14]],
      values: ['sea-wall'],
    }),
    node(10, 'Note', { at: [40, 0], values: ['The second pass only tidies up.'] }),
  ],
  links: [
    [1, 1, 0, 5, 0, 'MODEL'],
    [2, 1, 0, 6, 0, '*'],
    [3, 1, 1, 2, 0, 'CLIP'],
    [4, 1, 1, 3, 0, 'CLIP'],
    [5, 1, 2, 8, 1, 'VAE'],
    [6, 2, 0, 5, 1, 'CONDITIONING'],
    [7, 2, 0, 7, 1, 'CONDITIONING'],
    [8, 3, 0, 5, 2, 'CONDITIONING'],
    [9, 3, 0, 7, 2, 'CONDITIONING'],
    [10, 4, 0, 5, 3, 'LATENT'],
    [11, 5, 0, 7, 3, 'LATENT'],
    [12, 6, 0, 7, 0, 'MODEL'],
    [13, 7, 0, 8, 0, 'LATENT'],
    [14, 8, 0, 9, 0, 'IMAGE'],
  ],
}

const secondPass: readonly number[] = [6, 7, 10]

/** The same without its second pass: another graph, not another value. */
export const onePass = {
  ...seaWall,
  nodes: seaWall.nodes
    .filter(({ id }) => !secondPass.includes(id))
    .map((each) => ({
      ...each,
      inputs: each.inputs.map((input) => (input.link === 13 ? { ...input, link: 11 } : input)),
    })),
  links: seaWall.links.flatMap((link) => {
    const [id, from, , to] = link
    if (id === 11) return [[11, 5, 0, 8, 0, 'LATENT']]
    return secondPass.includes(Number(from)) || secondPass.includes(Number(to)) ? [] : [link]
  }),
}
