/**
 * The document templates that come with the program, read and checked beforehand: the .json files
 * here are made from templates/documents/*.yaml, so that making a document needs no YAML.
 */
import type { Template } from '../schema.js';

const loaders = {
  'state-of-play': () => import('./state-of-play.json', { with: { type: 'json' } }),
  'momentum-plan': () => import('./momentum-plan.json', { with: { type: 'json' } }),
};

export type ShippedName = keyof typeof loaders;

export const shippedNames = Object.keys(loaders) as readonly ShippedName[];

export async function shippedTemplate(name: ShippedName): Promise<Template> {
  const { default: template } = await loaders[name]();
  return template as Template;
}
