import { expect, test } from 'vitest'
import { crumbsOf, folderName } from './crumbs'

test('a path leads from the root', () => {
  expect(crumbsOf('/home/ines/Films')).toEqual([
    { name: 'Computer', path: '/' },
    { name: 'home', path: '/home' },
    { name: 'ines', path: '/home/ines' },
    { name: 'Films', path: '/home/ines/Films' },
  ])
})

test('a path of Windows leads from its drive', () => {
  expect(crumbsOf('C:\\Users\\Ines')).toEqual([
    { name: 'C:', path: 'C:\\' },
    { name: 'Users', path: 'C:\\Users' },
    { name: 'Ines', path: 'C:\\Users\\Ines' },
  ])
})

test('the root alone is one crumb', () => {
  expect(crumbsOf('/')).toEqual([{ name: 'Computer', path: '/' }])
})

test('a folder is called by its last name', () => {
  expect(folderName('/home/ines/Films/')).toBe('Films')
  expect(folderName('C:\\Films')).toBe('Films')
  expect(folderName('/')).toBe('/')
})
