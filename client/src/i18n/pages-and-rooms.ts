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

/** What comes first, whatever page it is: the frame around it, and signing in. */
export const STARTS = ['shell/app-config', 'shell/app', 'session/sign-in-page'];

/** What comes into the frame for who is signed in, or is asked in front of any page; with the words of every page behind the first. */
export const FRAME = ['shell/room-links', 'shell/person-menu', 'session/step-up-question'];

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

/** Files that come along at once, and with `later` those that are asked for after that (dialogs, later parts); not other pages. */
export function reachedFrom(file: string, { later: withLater }: { later: boolean }): string[] {
  const reached = new Set<string>();
  const next = [file];
  for (let each = next.pop(); each !== undefined; each = next.pop()) {
    if (reached.has(each)) continue;
    reached.add(each);
    const code = readFileSync(join(app, `${each}.ts`), 'utf8');
    const atOnce = [...code.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm)];
    const later = !withLater || ROUTES.includes(`${each}.ts`) ? [] : [...code.matchAll(/import\('(\.[^']+)'\)/g)];
    next.push(...[...atOnce, ...later].flatMap((match) => inside(each!, match[1] ?? '')));
  }
  return [...reached];
}

/** Every page that a route loads, with the rooms that `withWords` enters. */
export const PAGES: PageWithRooms[] = ROUTES.flatMap((routes) => {
  const code = readFileSync(join(app, routes), 'utf8');
  return [...code.matchAll(/withWords\(\[([^\]]*)\], \(\) => import\('(\.[^']+-page)'\)/g)].map((match) => ({
    file: inside(routes, match[2] ?? '')[0]!,
    rooms: ['work', 'problems', ...[...(match[1] ?? '').matchAll(/'(\w+)'/g)].map((room) => room[1] as Room)],
  }));
});

/** Pages that a route loads without their words. */
export const MUTE_PAGES: string[] = ROUTES.flatMap((routes) => [...readFileSync(join(app, routes), 'utf8').matchAll(/loadComponent: \(\) => import\('(\.[^']+)'\)/g)].map((match) => match[1] ?? ''));
