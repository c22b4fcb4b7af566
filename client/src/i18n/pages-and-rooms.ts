import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Room } from '../app/shared/words-loader';

/** For words.spec.ts: which files each page of the routes brings along, and which rooms of words it enters. */

const app = join(process.cwd(), 'client/src/app');
const ROUTES = ['shell/routes.ts', 'shell/further-routes.ts', 'administration/administration-routes.ts'];

export interface PageWithRooms {
  /** Below the client's `app`, without `.ts`. */
  file: string;
  rooms: Room[];
}

/** What the first page brings, whatever it is: also the frame around it, with what comes into that later. */
export const STARTS = ['shell/app-config', 'shell/app'];

/** Below `app`; with the template that belongs to it. */
export function sourceOf(file: string): string {
  const code = readFileSync(join(app, `${file}.ts`), 'utf8');
  const template = /templateUrl:\s*'\.\/([\w.-]+)'/.exec(code)?.[1];
  return template ? code + readFileSync(join(app, dirname(file), template), 'utf8') : code;
}

const inside = (file: string, path: string): string[] => {
  const found = normalize(join(dirname(file), path));
  return existsSync(join(app, `${found}.ts`)) ? [found] : [];
};

/** Files that come along at once, and where the page asks for them later (dialogs, later parts); not other pages. */
export function reachedFrom(file: string): string[] {
  const reached = new Set<string>();
  const next = [file];
  for (let each = next.pop(); each !== undefined; each = next.pop()) {
    if (reached.has(each)) continue;
    reached.add(each);
    const code = readFileSync(join(app, `${each}.ts`), 'utf8');
    const atOnce = [...code.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm)];
    const later = ROUTES.includes(`${each}.ts`) ? [] : [...code.matchAll(/import\('(\.[^']+)'\)/g)];
    next.push(...[...atOnce, ...later].flatMap((match) => inside(each!, match[1] ?? '')));
  }
  return [...reached];
}

/** Every page that a route loads. */
export const PAGES: PageWithRooms[] = ROUTES.flatMap((routes) => {
  const code = readFileSync(join(app, routes), 'utf8');
  return [...code.matchAll(/(?:withWords\(\[([^\]]*)\], )?\(\) => import\('(\.[^']+-page)'\)/g)].map((match) => ({
    file: inside(routes, match[2] ?? '')[0]!,
    rooms: [...(match[1] ?? '').matchAll(/'(\w+)'/g)].map((room) => room[1] as Room),
  }));
});
