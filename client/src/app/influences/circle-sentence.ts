import type { CircleView, InfluenceMap } from '@contract/influences';

/** "post from bailiffs → drinking → no work → post from bailiffs": a circle as a person would say it. */
export function circleSentence({ problems }: Pick<InfluenceMap, 'problems'>, { problemIds }: CircleView): string {
  const labels = new Map(problems.map(({ id, label }) => [id, label]));
  return [...problemIds, problemIds[0] ?? ''].map((id) => labels.get(id) ?? '').join(' → ');
}

/** Whether the influence from one problem to another is part of a circle. */
export function isInCircle(circle: CircleView | undefined, fromProblemId: string, toProblemId: string): boolean {
  if (!circle) return false;
  const place = circle.problemIds.indexOf(fromProblemId);
  return place >= 0 && circle.problemIds[(place + 1) % circle.problemIds.length] === toProblemId;
}
