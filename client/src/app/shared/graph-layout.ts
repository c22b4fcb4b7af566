import { Graph, layout } from '@dagrejs/dagre';

/** Something to draw, with what stands beneath its name. */
export interface DrawnBox {
  id: string;
  label: string;
  caption: string;
}

export interface DrawnLink {
  id: string;
  from: string;
  to: string;
  /** Not said as such, but followed from something else. */
  dashed?: boolean;
}

interface Box {
  id: string;
  /** Of the middle. */
  x: number;
  y: number;
  width: number;
  height: number;
  lines: string[];
  caption: string;
}

export interface GraphLayout {
  width: number;
  height: number;
  boxes: Box[];
  lines: { id: string; path: string }[];
}

interface Point {
  x: number;
  y: number;
}

/** Letters on a line, and sizes in pixels; on a narrow screen two boxes stand beside each other. */
const WIDE = { letters: 20, box: 178, between: 30, ranks: 58, margin: 14 } as const;
const NARROW = { letters: 15, box: 142, between: 14, ranks: 44, margin: 8 } as const;
const LINE_HEIGHT = 20;
const FRAME_HEIGHT = 40;

/** Where each box and each link is drawn: from left to right, or on a narrow screen from top to bottom. */
export function layoutGraph(drawn: readonly DrawnBox[], links: readonly DrawnLink[], narrow: boolean): GraphLayout {
  const graph = new Graph();
  const sizes = narrow ? NARROW : WIDE;
  graph.setGraph({ rankdir: narrow ? 'TB' : 'LR', nodesep: sizes.between, ranksep: sizes.ranks, marginx: sizes.margin, marginy: sizes.margin });
  graph.setDefaultEdgeLabel(() => ({}));
  const texts = new Map(drawn.map(({ id, label }) => [id, wrapped(label, sizes.letters)]));
  for (const { id } of drawn) graph.setNode(id, { width: sizes.box, height: FRAME_HEIGHT + texts.get(id)!.length * LINE_HEIGHT });
  for (const { from, to } of links) graph.setEdge(from, to);
  layout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    boxes: drawn.map(({ id, caption }) => {
      const { x, y, width, height } = graph.node(id) as Point & { width: number; height: number };
      return { id, x, y, width, height, lines: texts.get(id)!, caption };
    }),
    lines: links.map(({ id, from, to }) => ({ id, path: curve((graph.edge(from, to) as { points: Point[] }).points) })),
  };
}

/** A text in lines of so many letters at most; a word that is longer stands on a line of its own. */
export function wrapped(text: string, letters: number): string[] {
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < letters ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}

/** A smooth way through the points: it bends at each, halfway between its neighbours. */
function curve(points: readonly Point[]): string {
  const at = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  const halfway = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const bends = rest.slice(0, -1).map((point, place) => `Q ${at(point)} ${at(place === rest.length - 2 ? last : halfway(point, rest[place + 1]!))}`);
  return [`M ${at(first)}`, ...bends, ...(bends.length === 0 ? [`L ${at(last)}`] : [])].join(' ');
}
